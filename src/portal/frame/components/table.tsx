import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  title: string;
  cell(row: Row): ComponentChildren;
  /** Set when the cell names the row. */
  heads?: true;
  numeric?: true;
  /** Set for a few words that stay on one line where there is room. */
  tight?: true;
}

/**
 * A real table. On a phone each row becomes a block with the column's title beside every cell; the roles are spelled
 * out because browsers forget what a table is once its cells are blocks. A heading that says the same as the caption
 * makes it `headed`: then only screen readers hear it.
 */
export function Table<Row>({
  caption,
  mark,
  headed,
  columns,
  rows,
  of,
}: {
  caption: string;
  /** Mark that holds for every row. */
  mark?: ComponentChildren;
  headed?: true;
  columns: Column<Row>[];
  rows: Row[];
  /** The desk whose number equals these rows. */
  of?: string;
}) {
  return (
    <table role="table">
      <caption>
        <span class={headed && 'hidden'}>
          {caption} {mark}
        </span>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, numeric }) => (
            <th key={title} role="columnheader" scope="col" class={numeric && 'number'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={index} role="row" data-row={of}>
            {columns.map(({ title, cell, heads, numeric, tight }) =>
              heads ? (
                <th key={title} role="rowheader" scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} role="cell" data-title={title} class={numeric ? 'number' : tight && 'tight'}>
                  <div>{cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
