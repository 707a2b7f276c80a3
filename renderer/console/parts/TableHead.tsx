// The head of a table.

/** A head for each column; those at the indices in `numbers` are above numbers. */
export function TableHead({
  columns,
  numbers = [],
}: {
  readonly columns: readonly string[];
  readonly numbers?: readonly number[];
}) {
  return (
    <thead>
      <tr>
        {columns.map((name, place) => (
          <th key={name} scope="col" className={numbers.includes(place) ? 'number' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
