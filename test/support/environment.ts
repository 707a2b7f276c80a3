// The environment of this process while something runs in it. A process works through many test files: what one leaves behind, the next
// one meets.

/** Variables to be set; one that is undefined is to be missing. */
export type Changes = { readonly [name: string]: string | undefined };

/**
 * Runs `work` with the variables of this process changed, and gives them back what they were, whatever `work` does. `process.env` stays the
 * same object: a plain one in its place would hide the changes from all that asks the system itself, `os.tmpdir()` among it.
 */
export async function withEnvironment<T>(changes: Changes, work: () => T | Promise<T>): Promise<T> {
  const before = Object.keys(changes).map(name => [name, process.env[name]] as const);
  for (const each of Object.entries(changes)) set(each);
  try {
    return await work();
  } finally {
    before.forEach(set);
  }
}

function set([name, value]: readonly [string, string | undefined]): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
