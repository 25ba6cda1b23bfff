interface Slice<Node> {
  nodes: readonly Node[];
  edges: readonly { cursor: string }[];
}

/** The things of a slice, each with its cursor: a document asks for them apart, in the same order. */
export const withCursors = <Node>({ nodes, edges }: Slice<Node>): { node: Node; cursor: string }[] =>
  edges.flatMap(({ cursor }, index) => nodes.slice(index, index + 1).map((node) => ({ node, cursor })));
