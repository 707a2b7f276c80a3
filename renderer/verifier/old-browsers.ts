// The methods used by shared/ that Chromium 90, Firefox 90 and Safari 14 lack. A bundler translates syntax, not methods:
// test/verifier-page/built.test.ts searches the built page for others.

type Indexed = { readonly length: number; readonly [index: number]: unknown };

function at(this: Indexed, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
for (const prototype of [Array.prototype, typedArray]) {
  if (!('at' in prototype)) Object.defineProperty(prototype, 'at', { value: at, writable: true, configurable: true });
}
const { hasOwnProperty: ownProperty } = Object.prototype;

function hasOwn(object: object, key: PropertyKey): boolean {
  return Reflect.apply(ownProperty, object, [key]) as boolean;
}

if (!('hasOwn' in (Object as object))) {
  Object.defineProperty(Object, 'hasOwn', { value: hasOwn, writable: true, configurable: true });
}
