import { type ComponentChildren, Fragment, h, options, type VNode } from 'preact';
import { closedDirections, isolated, mayTurn } from '../../domain/direction.js';

/** What people type stays as it is in a field. */
const AS_TYPED = new Set(['textarea', 'script', 'style', 'bdi']);
/** These hold text and no elements. */
const ONLY_TEXT = new Set(['title', 'option', 'text', 'tspan', 'desc']);

/**
 * A text that is written from right to left, or holds a mark of direction, would move the words beside it: the number of
 * supports after a title, the reference before a name. Our own words hold none, so each such text is somebody's: wherever
 * one is drawn, it stands in a `<bdi>` of its own, with what it left open ended.
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
