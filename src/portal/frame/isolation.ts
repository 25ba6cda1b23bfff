import { type ComponentChildren, Fragment, h, options, type VNode } from 'preact';
import { closedDirections, isolated, mayTurn } from '../../domain/direction.js';

/** Elements whose text is left exactly as people typed it. */
const AS_TYPED = new Set(['textarea', 'script', 'style', 'bdi']);
/** Elements that hold text only, so no `<bdi>` fits inside. */
const ONLY_TEXT = new Set(['title', 'option', 'text', 'tspan', 'desc']);

/**
 * A text that is written from right to left, or holds a mark of direction, would move the words beside it: the number
 * of supports after a title, the reference before a name. Our own words hold no such mark, so such a text was written
 * by a person. This hook puts each one into a `<bdi>` of its own and closes the directions that it left open.
 */
const before = options.vnode;
options.vnode = (node) => {
  const { type, props } = node;
  const isDrawn = type === Fragment || (typeof type === 'string' && !AS_TYPED.has(type));
  if (isDrawn) setApart(props, typeof type === 'string' && ONLY_TEXT.has(type));
  before?.(node);
};

function setApart(props: VNode<{ children?: ComponentChildren }>['props'], onlyText: boolean): void {
  const { children } = props;
  if (typeof children === 'string') props.children = apart(children, onlyText);
  else if (Array.isArray(children) && children.some(turns))
    props.children = children.map((child: ComponentChildren) =>
      typeof child === 'string' ? apart(child, onlyText) : child,
    );
}

const turns = (child: unknown) => typeof child === 'string' && mayTurn(child);

function apart(text: string, onlyText: boolean): ComponentChildren {
  if (!mayTurn(text)) return text;
  return onlyText ? isolated(text) : h('bdi', null, closedDirections(text));
}
