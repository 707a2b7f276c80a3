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

// A letter, an underscore or anything above ASCII starts a name.
const namePattern = /[A-Za-z_\u0080-\uffff][^\s=>/<&"']*/y;
const attributePattern = /\s+([A-Za-z_\u0080-\uffff][^\s=>/<&"']*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEndPattern = /\s*(\/?)>/y;
const closingEndPattern = /\s*>/y;

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
  readonly #open: string[] = [];
  /** Names and raw values of the attributes, by turns. */
  readonly #attributes: string[] = [];

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
    for (let index = 0; index < this.#attributes.length; index += 2) {
      const whole = this.#attributes[index] ?? '';
      if (whole !== name && localName(whole) !== name) continue;
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
    namePattern.lastIndex = at;
    const name = namePattern.exec(xml)?.[0];
    if (name === undefined || this.depth === deepest || (this.depth === 0 && this.#hasRoot)) return this.#broken();
    this.#attributes.length = 0;
    let end = at + name.length;
    for (;;) {
      attributePattern.lastIndex = end;
      const attribute = attributePattern.exec(xml);
      if (attribute === null) break;
      if (this.#attributes.length === 2 * mostAttributes) return this.#broken();
      const value = attribute[2] ?? attribute[3] ?? '';
      if (value.length > longestAttribute) return this.#broken();
      this.#attributes.push(attribute[1] ?? '', value);
      end = attributePattern.lastIndex;
    }
    this.#pieces.left -= this.#attributes.length / 2;
    tagEndPattern.lastIndex = end;
    const tagEnd = tagEndPattern.exec(xml);
    if (tagEnd === null) return this.#broken();
    this.#isSelfClosed = tagEnd[1] === '/';
    this.#at = tagEndPattern.lastIndex;
    this.#hasRoot = true;
    this.#open.push(name);
    this.name = localName(name);
    this.depth += 1;
    return 'open';
  }

  #close(at: number): Token {
    const name = this.#open.at(-1);
    if (name === undefined || !this.#xml.startsWith(name, at)) return this.#broken();
    closingEndPattern.lastIndex = at + name.length;
    if (!closingEndPattern.test(this.#xml)) return this.#broken();
    this.#at = closingEndPattern.lastIndex;
    return this.#closed();
  }

  #closed(): Token {
    this.name = localName(this.#open.pop() ?? '');
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

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
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
