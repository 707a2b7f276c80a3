// Cells of a worksheet as ECMA-376-1 §18.3.1.4 (c) and §18.4 (shared strings) write them, odd ones included.

/** The cell formats of a workbook: the position is the index in `cellXfs` of the styles part. */
export const STYLES = ['general', 'text', 'date', 'integer', 'bold'] as const;

/** A cell format: `text` is number format 49 (@), `date` 14, `integer` 1, `bold` text in bold. */
export type Style = (typeof STYLES)[number];

/** A piece of a rich-text string. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
}

/** A reading printed above the characters from `start` to `end` (rPh): no part of the cell's text. */
export interface Phonetic {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An error value as the cell shows it. */
export type ErrorCode = '#NULL!' | '#DIV/0!' | '#VALUE!' | '#REF!' | '#NAME?' | '#NUM!' | '#N/A';

/** A cell with all that can be said of it. */
export type RichCell = { readonly style?: Style } & (
  | { readonly kind: 'blank' }
  | { readonly kind: 'shared'; readonly text: string }
  | { readonly kind: 'inline'; readonly text: string }
  | {
      readonly kind: 'runs';
      readonly runs: readonly Run[];
      readonly phonetic?: readonly Phonetic[];
      readonly inline?: boolean;
    }
  /** A string value is written as it is: '4.1129920120101E+17'. */
  | { readonly kind: 'number'; readonly value: number | string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: ErrorCode }
  /** Without a cached value the formula has not been calculated yet. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly cached?: string | number | boolean | { readonly error: ErrorCode };
    }
  /** A day as Excel counts it, with the date format: 40787 is 2011-09-01. */
  | { readonly kind: 'date'; readonly serial: number }
  /** A date as text of type `d`, as strict workbooks write it. */
  | { readonly kind: 'isoDate'; readonly value: string }
);

/** A cell: text, a number, true or false, nothing, or the long form. */
export type Cell = string | number | boolean | null | RichCell;

/** The workbook's shared strings, in the order in which they are first used. */
export interface SharedStrings {
  /** The index of a plain text. */
  indexOfText(text: string): number;
  /** The index of an `si` with this content. */
  indexOf(content: string): number;
  readonly items: readonly string[];
  /** How often they are used. */
  uses(): number;
}

/** An empty table of shared strings. */
export function sharedStrings(): SharedStrings {
  const items: string[] = [];
  // Looking a plain text up before its element is built takes half the time of a long list away.
  const byText = new Map<string, number>();
  const byContent = new Map<string, number>();
  let uses = 0;
  const find = (map: Map<string, number>, key: string, content: (key: string) => string): number => {
    uses += 1;
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, items.length);
    return items.push(content(key)) - 1;
  };
  return {
    indexOfText: text => find(byText, text, textElement),
    indexOf: content => find(byContent, content, same => same),
    items,
    uses: () => uses,
  };
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
// What XML 1.0 cannot carry, Excel writes as _xHHHH_ (ECMA-376-1 §22.4.2.4), and with it the underscore of text that looks like that.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/gu;
// One look that spares nearly all cells of a long list the work.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const TO_ESCAPE = /[&<>"_\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Text for the inside of an element or an attribute. */
export function escapeXml(text: string): string {
  if (!TO_ESCAPE.test(text)) return text;
  return text
    .replace(NOT_IN_XML, unit => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, mark => ENTITIES.get(mark) ?? mark);
}

/** A `t` element; the space around a text survives only with `xml:space`. */
function textElement(text: string): string {
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  return `<t${space}>${escapeXml(text)}</t>`;
}

function runElement({ text, bold = false }: Run): string {
  return `<r>${bold ? '<rPr><b/><sz val="11"/></rPr>' : ''}${textElement(text)}</r>`;
}

function phoneticElement({ start, end, text }: Phonetic): string {
  return `<rPh sb="${start}" eb="${end}">${textElement(text)}</rPh>`;
}

function stringContent(cell: RichCell & { kind: 'inline' | 'runs' }): string {
  if (cell.kind !== 'runs') return textElement(cell.text);
  const phonetic = cell.phonetic ?? [];
  const settings = phonetic.length === 0 ? '' : '<phoneticPr fontId="0"/>';
  return cell.runs.map(runElement).join('') + phonetic.map(phoneticElement).join('') + settings;
}

function cachedValue(cached: string | number | boolean | { readonly error: ErrorCode }): [type: string, value: string] {
  if (typeof cached === 'string') return ['str', escapeXml(cached)];
  if (typeof cached === 'number') return ['n', String(cached)];
  if (typeof cached === 'boolean') return ['b', cached ? '1' : '0'];
  return ['e', cached.error];
}

function longForm(cell: Exclude<Cell, null>): RichCell {
  if (typeof cell === 'string') return { kind: 'shared', text: cell };
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  if (typeof cell === 'boolean') return { kind: 'boolean', value: cell };
  return cell;
}

/** The type attribute and the content of a cell. */
function cellContent(cell: RichCell, strings: SharedStrings): [type: string, content: string] {
  switch (cell.kind) {
    case 'blank':
      return ['', ''];
    case 'shared':
      return ['s', `<v>${strings.indexOfText(cell.text)}</v>`];
    case 'inline':
      return ['inlineStr', `<is>${stringContent(cell)}</is>`];
    case 'runs':
      return cell.inline === true
        ? ['inlineStr', `<is>${stringContent(cell)}</is>`]
        : ['s', `<v>${strings.indexOf(stringContent(cell))}</v>`];
    case 'number':
      return ['', `<v>${cell.value}</v>`];
    case 'boolean':
      return ['b', `<v>${cell.value ? 1 : 0}</v>`];
    case 'error':
      return ['e', `<v>${cell.code}</v>`];
    case 'formula': {
      const formula = `<f>${escapeXml(cell.formula)}</f>`;
      if (cell.cached === undefined) return ['', formula];
      const [type, value] = cachedValue(cell.cached);
      return [type, `${formula}<v>${value}</v>`];
    }
    case 'date':
      return ['', `<v>${cell.serial}</v>`];
    case 'isoDate':
      return ['d', `<v>${cell.value}</v>`];
  }
}

/** A `c` element. Without a reference it is the next cell of its row, and then even an empty one is written. */
export function cellElement(cell: Cell, reference: string | undefined, strings: SharedStrings): string {
  if (cell === null) return reference === undefined ? '<c/>' : '';
  const rich = longForm(cell);
  const style = rich.style ?? (rich.kind === 'date' || rich.kind === 'isoDate' ? 'date' : 'general');
  const [type, content] = cellContent(rich, strings);
  const attributes =
    (reference === undefined ? '' : ` r="${reference}"`) +
    (style === 'general' ? '' : ` s="${STYLES.indexOf(style)}"`) +
    (type === '' ? '' : ` t="${type}"`);
  return content === '' ? `<c${attributes}/>` : `<c${attributes}>${content}</c>`;
}
