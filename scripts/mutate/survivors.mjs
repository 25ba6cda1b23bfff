// Compares the changes that no spec noticed with `survivors.json`, which says of each why nothing could notice it. An
// explanation names the line and the text that is changed, not a number of a line, so it lasts as long as its rule.

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** A change as an explanation names it: the line where it begins, the text that is changed, and what stands there then. */
export function named(source, { location: { start, end }, replacement }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const tail = lines.at(-1).length - end.column + 1;
  const changed = lines.join('\n').slice(start.column - 1, -tail || undefined);
  return { line: lines[0].trim(), change: `${oneLine(changed)} → ${oneLine(replacement)}` };
}

const isOf = (explanation, { line, change }) => explanation.line === line && explanation.changes.includes(change);

/** Survivors that no explanation names, and explained changes that did not survive. */
export function compared(survivors, explanations) {
  const unexplained = survivors.filter((survivor) => !explanations.some((each) => isOf(each, survivor)));
  const outdated = explanations
    .flatMap(({ line, changes }) => changes.map((change) => ({ line, change })))
    .filter(({ line, change }) => !survivors.some((each) => each.line === line && each.change === change));
  return { unexplained, outdated };
}

/** Explained changes whose line does not stand in the rule, or not with the text that they change. */
export function misplaced(source, explanations) {
  const lines = new Map(
    source.split('\n').map((line, index, all) => [line.trim(), oneLine(all.slice(index).join(' '))]),
  );
  return explanations.flatMap(({ line, changes }) =>
    changes
      .filter((change) => !lines.get(line)?.includes(change.slice(0, change.lastIndexOf(' → '))))
      .map((change) => ({ line, change })),
  );
}
