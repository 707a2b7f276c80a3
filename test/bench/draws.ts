// The draw and its verification, at sizes from a county to a province.

import { spawnSync } from 'node:child_process';
import { fastDigest, signatures, verifySignature } from '../../electron/service/ports/signatures.ts';
import { H } from '../../shared/protocol/hash.ts';
import { bytesOf } from '../../shared/protocol/lexis.ts';
import { draw, resultPieces } from '../../shared/protocol/result.ts';
import { parseRoster, type Roster } from '../../shared/protocol/roster.ts';
import type { DrawRule } from '../../shared/protocol/rules.ts';
import { verifyDossier } from '../../shared/verifier/verifier.ts';
import { forge } from '../support/forge.ts';
import { must } from '../support/outcome.ts';
import { best, once, type Row, ratioRow, valueRow } from './measure.ts';

const seed = H('bench');

/** A roster of `lots` lots of one school. */
export function bigRoster(lots: number): Roster {
  const tag = H('tag');
  const lines = Array.from({ length: lots }, (_, i) => `GX,${10_000_000 + i},1,${tag}\n`);
  return must(parseRoster(bytesOf(`school,lot,size,tag\n${lines.join('')}`)));
}

/** Tickets, order and the bytes of result.csv. Returns how many bytes. */
export function drawAll(roster: Roster): number {
  const rules: DrawRule[] = [{ code: 'GX', places: Math.ceil(roster.lots / 2), twins: 'skip' }];
  let bytes = 0;
  for (const piece of resultPieces(draw(roster, rules, seed))) bytes += piece.length;
  return bytes;
}

/** Milliseconds that OpenSSL needs for a million messages of 100 bytes on one core, by its own measure. */
export function opensslMillion(): number {
  const { stdout, status } = spawnSync(
    'openssl',
    ['speed', '-elapsed', '-seconds', '1', '-bytes', '100', '-evp', 'sha256'],
    {
      encoding: 'utf8',
    },
  );
  const thousandBytes = Number(/^sha256\s+([0-9.]+)k/im.exec(stdout ?? '')?.[1]);
  if (status === 0 && thousandBytes > 0) return (100 * 1_000_000) / thousandBytes;
  // No openssl command: the same bytes in one call of the library, which is quicker still.
  const bytes = new Uint8Array(100_000_000);
  return once(() => fastDigest(bytes));
}

/** The rows of the draw. */
export function drawRows(): Row[] {
  const rosters = new Map([10_000, 100_000, 1_000_000].map(lots => [lots, bigRoster(lots)]));
  const time = (lots: number, runs: number) => {
    let fastest = Number.POSITIVE_INFINITY;
    for (let run = 0; run < runs; run++)
      fastest = Math.min(
        fastest,
        once(() => drawAll(rosters.get(lots) as Roster)),
      );
    return fastest;
  };
  time(10_000, 10);
  let openssl = opensslMillion();
  const million = time(1_000_000, 6);
  openssl = Math.min(openssl, opensslMillion());
  const tenThousand = time(10_000, 10);
  const nLogN = (1_000_000 * Math.log(1_000_000)) / (10_000 * Math.log(10_000));
  const memory = spawnSync(process.execPath, [import.meta.filename, 'memory'], { encoding: 'utf8' });
  return [
    ratioRow('draw.1m / openssl', million, openssl, 6),
    ratioRow('draw.1m / draw.10k', million, tenThousand, nLogN),
    valueRow('draw.1m memory', Number(memory.stdout), 1500, 'MB'),
    verifyRow(),
  ];
}

function verifyRow(): Row {
  const lots = 100_000;
  const roster = bigRoster(lots);
  const p = H('p');
  const files = forge({
    rules: {
      ceremony: 'TEST-BENCH-a1',
      title: 'Bench',
      organiser: 'Bench',
      prior: 'none',
      schools: [{ code: 'GX', places: lots / 2, twins: 'skip', name: 'GX' }],
      exemptions: [],
      roles: ['operator', 'notary'],
      inputs: [{ kind: 'd10', count: 20 }],
    },
    lots: Array.from({ length: lots }, (_, i) => ({ school: 'GX', lot: String(10_000_000 + i), size: 1, p })),
    secrets: ['ab'.repeat(32), 'cd'.repeat(32)],
    inputs: ['01382438112797316654'],
    time: '2024-07-15T09:30:00+08:00',
    keySeed: signatures.keyOf(new Uint8Array(32)).seed,
  });
  const verify = () => {
    const { ok } = verifyDossier({ public: files, people: null }, { digest: fastDigest, verifySignature });
    if (!ok) throw new Error('the dossier of the benchmark does not verify');
  };
  const times = best(10, verify, () => drawAll(roster));
  return ratioRow('verify.100k / draw.100k', times.value, times.reference, 3);
}

if (process.argv[2] === 'memory') {
  drawAll(bigRoster(1_000_000));
  // Kilobytes on every system that Node runs on.
  process.stdout.write(String(process.resourceUsage().maxRSS / 1000));
}
