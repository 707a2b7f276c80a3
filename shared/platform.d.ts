// The few globals that `shared/` may use besides ECMAScript: both Node and every browser have them. They are declared
// here by hand because the folder is compiled with neither DOM nor Node types; no other folder includes this file.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

// Named, but never used by us, in the types of valibot.
interface Blob {
  readonly size: number;
}
interface File extends Blob {
  readonly name: string;
}
