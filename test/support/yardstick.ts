// What this machine does in a second of processor time just now: one is twice as fast as another, and a busy one slower than itself.

/**
 * The processor time of a small task of the kind that reading a list is (texts cut, put into a map, sorted), in seconds: about 0.2 on a
 * computer of 2022 with nothing else to do.
 */
export function yardstick(): number {
  const before = process.cpuUsage();
  const text = Array.from({ length: 100_000 }, (_, at) => `<c r="A${at}"><v>${(at * 7919) % 100_003}</v></c>`).join('');
  const cells = new Map<string, number>();
  for (const [, name = '', value = ''] of text.matchAll(/<c r="([A-Z]\d+)"><v>(\d+)<\/v>/g))
    cells.set(name, Number(value));
  const sorted = [...cells].sort((a, b) => a[1] - b[1]);
  if (sorted.length !== 100_000) throw new Error('yardstick');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
