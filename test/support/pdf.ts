// What stands in a PDF, as a reader sees it: the pieces of text of every page with their places, and the fonts.

/** What is used of unpdf. Its own types ask for a package for painting, which reading text does not need. */
type Reader = {
  getDocumentProxy(bytes: Uint8Array): Promise<{
    readonly numPages: number;
    getPage(number: number): Promise<{
      readonly view: readonly number[];
      getTextContent(): Promise<{
        readonly items: readonly {
          readonly str?: string;
          readonly transform?: readonly number[];
          readonly width?: number;
        }[];
      }>;
    }>;
    cleanup(): Promise<unknown>;
  }>;
};

async function loadReader(): Promise<Reader> {
  const name: string = 'unpdf';
  return (await import(name)) as Reader;
}

/** A piece of text. Places are in mm from the lower left corner of the page, `size` is that of its type. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A page: its size in mm and its text in the order in which it was painted. */
export type PdfPage = { readonly width: number; readonly height: number; readonly pieces: readonly Piece[] };

const mm = 25.4 / 72;

/** The pages of a PDF. Pieces without a letter are left out. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const document = await (await loadReader()).getDocumentProxy(Uint8Array.from(bytes));
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const pieces = items.flatMap(({ str = '', transform = [], width = 0 }) =>
      str.trim() === ''
        ? []
        : [
            {
              text: str,
              x: Number(transform[4]) * mm,
              y: Number(transform[5]) * mm,
              width: width * mm,
              size: Math.hypot(Number(transform[2]), Number(transform[3])) * mm,
            },
          ],
    );
    pages.push({ width: (right - left) * mm, height: (top - bottom) * mm, pieces: joined(pieces) });
  }
  await document.cleanup();
  return pages;
}

/** A word whose characters come from two slices of a face is painted in two pieces that touch: here it is one again. */
function joined(pieces: readonly Piece[]): Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const touches =
      last !== undefined && Math.abs(last.y - piece.y) < 0.05 && Math.abs(last.x + last.width - piece.x) < 0.1;
    if (!touches) whole.push(piece);
    else whole[whole.length - 1] = { ...last, text: last.text + piece.text, width: piece.x + piece.width - last.x };
  }
  return whole;
}

/** All text of a page, without blanks. */
export function plainText({ pieces }: PdfPage): string {
  return pieces
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');
}

/** The fonts of a PDF that Chromium wrote: how many there are, how many carry their outlines, how many are drawn piecemeal. */
export function fontsIn(bytes: Uint8Array): {
  readonly fonts: number;
  readonly embedded: number;
  readonly type3: number;
} {
  const text = new TextDecoder('latin1').decode(bytes);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    fonts: count(/\/Type\s*\/FontDescriptor/g),
    embedded: count(/\/FontFile[23]?\s+\d/g),
    type3: count(/\/Subtype\s*\/Type3/g),
  };
}

/** Whether two PDF files of one Chromium look the same, that is, differ only in their times of creation. */
export function looksSame(a: Uint8Array, b: Uint8Array): boolean {
  const [one, other] = [a, b].map(pdf =>
    new TextDecoder('latin1').decode(pdf).replace(/\/(CreationDate|ModDate) ?\(D:[^)]*\)/g, ''),
  );
  return one === other;
}
