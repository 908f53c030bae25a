/** Making elements without a framework. */

type Props = Record<string, string | number | boolean | ((event: Event) => void) | undefined>

/** An element with properties and children; `onclick` and the like are functions, `aria-*` and `data-*` attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(key.slice(2), value)
    else if (key.includes('-') || ['class', 'for', 'role', 'list'].includes(key)) element.setAttribute(key, String(value))
    else (element as unknown as Record<string, unknown>)[key] = value
  }
  element.append(...children.filter((each) => each !== null))
  return element
}
