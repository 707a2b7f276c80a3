// A strict scanner for the XML of workbooks. It knows elements, attributes, text, CDATA, comments, processing instructions,
// the five named entities and character references. A document type is refused, so there are no other entities and nothing
// that could grow. saxes, the fastest strict parser that was found, has had no release for years; sax takes twice the time.

/** The next token of a document. `end` is its regular end; `broken` means that it is not well-formed. */
export type Token = 'open' | 'close' | 'text' | 'end' | 'broken';

const deepest = 200;
const mostAttributes = 200;

// A cell of Excel has at most 32,767 characters, a reference at most ten; millions of them would take a thousand bytes each.
const mostReferences = 65_536;
const longestAttribute = 2 ** 20;

// Characters by their codes: expressions that do the same take twice the time, and a list has a million tags.
const [slash, equals, less, greater] = [0x2f, 0x3d, 0x3c, 0x3e];
const [double, single] = [0x22, 0x27];

// The ASCII characters that no name has in it, blanks included.
const outsideNames = new Set([...'\t\n\v\f\r =>/<&"\''].map(character => character.charCodeAt(0)));
const endsName = Uint8Array.from({ length: 0x80 }, (_, code) => (outsideNames.has(code) ? 1 : 0));

/** How many pieces of XML may still be read, in all documents that share it. Whoever was told `broken` looks whether it is used up. */
export type Pieces = { left: number };

/** Reads a document from its first character to its last. */
export class XmlScanner {
  /** The local name of the element, after `open` and `close`. */
  name = '';
  /** How many elements are open: 1 inside the root. */
  depth = 0;
  readonly #xml: string;
  #at: number;
  #text: string | null = null;
  #isCdata = false;
  #isSelfClosed = false;
  #hasRoot = false;
  #isBroken = false;
  readonly #pieces: Pieces;
  /** The names of the open elements, with their prefixes and without. */
  readonly #open: string[] = [];
  readonly #names: string[] = [];
  /** Names and raw values of the attributes, by turns; what is behind `#count` is of elements before, since an array that is emptied is made anew. */
  readonly #attributes: string[] = [];
  #count = 0;

  /** Scans a text, with or without a byte order mark. Each tag, attribute, text and comment is one of `pieces`. */
  constructor(xml: string, pieces: Pieces = { left: Number.POSITIVE_INFINITY }) {
    this.#xml = xml;
    this.#pieces = pieces;
    this.#at = xml.startsWith('\ufeff') ? 1 : 0;
  }

  /** Goes to the next token. After `end` or `broken` it stays there. */
  next(): Token {
    if (this.#isSelfClosed) {
      this.#isSelfClosed = false;
      return this.#closed();
    }
    const xml = this.#xml;
    while (!this.#isBroken && this.#at < xml.length) {
      if (--this.#pieces.left < 0) return this.#broken();
      const at = this.#at;
      const next = xml[at + 1];
      if (xml[at] !== '<') {
        const end = xml.indexOf('<', at);
        this.#setText(at, end < 0 ? xml.length : end, false);
        if (this.depth > 0) return 'text';
        if (this.#text?.trim() !== '') return this.#broken();
      } else if (next === '/') return this.#close(at + 2);
      else if (next === '?') this.#skip('?>', at + 2);
      else if (next !== '!') return this.#openElement(at + 1);
      else if (xml.startsWith('<!--', at)) this.#skip('-->', at + 4);
      else if (xml.startsWith('<![CDATA[', at) && this.depth > 0) {
        this.#skip(']]>', at + 9);
        this.#setText(at + 9, this.#at - 3, true, this.#at);
        if (!this.#isBroken) return 'text';
      } else return this.#broken();
    }
    return this.#isBroken || this.depth > 0 || !this.#hasRoot ? 'broken' : 'end';
  }

  /** The value of the attribute with this name, whatever its prefix; null if the element has none. */
  attribute(name: string): string | null {
    for (let index = 0; index < this.#count; index += 2) {
      if (!isNamed(this.#attributes[index] ?? '', name)) continue;
      const raw = this.#attributes[index + 1] ?? '';
      return raw.includes('&') ? raw.replace(/&(#?[0-9A-Za-z]+);/g, (entity, of) => resolve(of) ?? entity) : raw;
    }
    return null;
  }

  /** The text of a `text` token; null if it has an unknown entity, or more entities than any cell. */
  get text(): string | null {
    const text = this.#text ?? '';
    if (this.#isCdata || !text.includes('&')) return text;
    if (text.split('&', mostReferences + 2).length > mostReferences + 1) return null;
    let isKnown = true;
    const resolved = text.replace(/&(?:([^&;]{1,12});)?/g, (entity, of: string | undefined) => {
      const character = of === undefined ? null : resolve(of);
      if (character === null) isKnown = false;
      return character ?? entity;
    });
    return isKnown ? resolved : null;
  }

  /** Counts work that this document causes elsewhere: so many pieces less may be read. */
  charge(pieces: number): void {
    this.#pieces.left -= pieces;
  }

  #setText(from: number, to: number, isCdata: boolean, behind = to): void {
    this.#text = this.#xml.slice(from, to);
    this.#isCdata = isCdata;
    this.#at = behind;
  }

  #openElement(at: number): Token {
    const xml = this.#xml;
    let end = endOfName(xml, at);
    if (end === at || this.depth === deepest || (this.depth === 0 && this.#hasRoot)) return this.#broken();
    const name = xml.slice(at, end);
    this.#count = 0;
    let behind = endOfBlanks(xml, end);
    while (behind > end) {
      const nameEnd = endOfName(xml, behind);
      if (nameEnd === behind) break;
      const sign = endOfBlanks(xml, nameEnd);
      const quote = endOfBlanks(xml, sign + 1);
      const valueEnd = xml.charCodeAt(sign) === equals ? endOfValue(xml, quote) : -1;
      if (valueEnd < 0 || valueEnd - quote - 1 > longestAttribute) return this.#broken();
      if (this.#count === 2 * mostAttributes) return this.#broken();
      this.#attributes[this.#count++] = xml.slice(behind, nameEnd);
      this.#attributes[this.#count++] = xml.slice(quote + 1, valueEnd);
      end = valueEnd + 1;
      behind = endOfBlanks(xml, end);
    }
    this.#pieces.left -= this.#count / 2;
    const isSelfClosed = xml.charCodeAt(behind) === slash;
    if (isSelfClosed) behind += 1;
    if (xml.charCodeAt(behind) !== greater) return this.#broken();
    this.#isSelfClosed = isSelfClosed;
    this.#at = behind + 1;
    this.#hasRoot = true;
    this.name = name.slice(name.lastIndexOf(':') + 1);
    this.#open.push(name);
    this.#names.push(this.name);
    this.depth += 1;
    return 'open';
  }

  #close(at: number): Token {
    const name = this.#open.at(-1);
    if (name === undefined || !this.#xml.startsWith(name, at)) return this.#broken();
    const end = endOfBlanks(this.#xml, at + name.length);
    if (this.#xml.charCodeAt(end) !== greater) return this.#broken();
    this.#at = end + 1;
    return this.#closed();
  }

  #closed(): Token {
    this.#open.pop();
    this.name = this.#names.pop() ?? '';
    this.depth -= 1;
    return 'close';
  }

  #skip(mark: string, from: number): void {
    const end = this.#xml.indexOf(mark, from);
    if (end < 0) this.#isBroken = true;
    else this.#at = end + mark.length;
  }

  #broken(): Token {
    this.#isBroken = true;
    return 'broken';
  }
}

/** Where the blanks end that begin here; here where there are none. */
function endOfBlanks(xml: string, from: number): number {
  let at = from;
  while (isBlank(xml.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Where the name ends that begins here; here where none does. A letter, an underscore or anything above ASCII begins one. */
function endOfName(xml: string, from: number): number {
  const first = xml.charCodeAt(from);
  const letter = first | 0x20;
  if (!((letter >= 0x61 && letter <= 0x7a) || first === 0x5f || first >= 0x80)) return from;
  for (let at = from + 1; ; at++) {
    const code = xml.charCodeAt(at);
    // Behind the end of the document there is none.
    if (!(code >= 0x80) && endsName[code] !== 0) return at;
  }
}

/** Where the closing quote of the value stands whose opening one stands here; -1 if there is none, or a tag before it. */
function endOfValue(xml: string, from: number): number {
  const quote = xml.charCodeAt(from);
  if (quote !== double && quote !== single) return -1;
  for (let at = from + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === quote) return at;
    if (code === less) return -1;
  }
  return -1;
}

/** Whether a name is this one, with a prefix or without. */
function isNamed(whole: string, name: string): boolean {
  return whole.endsWith(name) && (whole.length === name.length || whole[whole.length - name.length - 1] === ':');
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The character of an entity or a reference, or null. A reference to half a surrogate pair gives U+FFFD. */
function resolve(entity: string): string | null {
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(entity);
  if (number === null) return Object.hasOwn(entities, entity) ? (entities[entity] ?? null) : null;
  const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  if (point === 0 || point > 0x10ffff) return null;
  return point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
}
