/** Part of a text as its author wrote it: lines that stand together, or a list. */
export type Block =
  { kind: 'lines'; lines: string[] } | { kind: 'list'; ordered: boolean; items: { number: number; lines: string[] }[] };

const BULLET = /^\s*[-*•–]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;

/**
 * Finds the lines and lists that somebody typed as plain text. An indented line without a mark belongs to the item
 * above it.
 */
export function blocksOf(text: string): Block[] {
  return text.split(/\n\s*\n/).flatMap((part) => {
    const blocks: Block[] = [];
    for (const line of part.split('\n')) addLine(blocks, line);
    return blocks;
  });
}

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const [number, bullet] = [NUMBER.exec(line), BULLET.exec(line)];
  if (number || bullet) {
    const item = { number: number ? Number(number[1]) : 0, lines: [(number?.[2] ?? bullet?.[1])!] };
    const ordered = number !== null;
    if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item);
    else blocks.push({ kind: 'list', ordered, items: [item] });
  } else if (line.trim() !== '') {
    if (last?.kind === 'list' && /^\s/.test(line)) last.items.at(-1)!.lines.push(line.trim());
    else if (last?.kind === 'lines') last.lines.push(line);
    else blocks.push({ kind: 'lines', lines: [line] });
  }
}
