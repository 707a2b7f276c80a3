import type { SheetChild } from '../../../shared/sheets/sheet.ts';

/** The children of a lot, one a line, with the code points that are hard to write. */
export function Names({ children }: { readonly children: readonly SheetChild[] }) {
  return children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the children of a lot keep their order
    <div key={index}>
      {child.name}
      {child.rare === '' ? null : <small className="rare">{child.rare}</small>}
    </div>
  ));
}

/** One property of the children of a lot, one a line beside the names. */
export function Each({
  children,
  of,
}: {
  readonly children: readonly SheetChild[];
  readonly of: (child: SheetChild) => string;
}) {
  return children.map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the children of a lot keep their order
    <div key={index}>{of(child)}</div>
  ));
}
