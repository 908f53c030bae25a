/** Colours. The categories are Okabe and Ito's, which people with any common colour vision tell apart. */

export interface Theme {
  readonly dark: boolean
  readonly sky: string
  readonly day: string
  readonly night: string
  readonly coast: string
  readonly grid: string
  readonly ink: string
  readonly categories: readonly string[]
  readonly other: string
  readonly first: string
  readonly second: string
}

const DARK: Theme = {
  dark: true,
  sky: '#05090f',
  day: '#17354d',
  night: '#0b1a28',
  coast: '#7fa8c4',
  grid: '#2a4a61',
  ink: '#dfe8ee',
  categories: ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f0e442', '#d55e00', '#0072b2'],
  other: '#8b98a3',
  first: '#ffffff',
  second: '#ffb000',
}

const LIGHT: Theme = {
  dark: false,
  sky: '#f3f5f7',
  day: '#d5e4ee',
  night: '#b4c6d3',
  coast: '#3c5a70',
  grid: '#9db3c3',
  ink: '#14212b',
  categories: ['#0072b2', '#b06f00', '#00734f', '#a84a80', '#7a7000', '#b34700', '#2a7fae'],
  other: '#6b7781',
  first: '#000000',
  second: '#b34700',
}

/** The theme the reader asked for: of the page where it says so, else of the system. */
export function themeOf(root: HTMLElement): Theme {
  const said = root.closest('[data-theme]')?.getAttribute('data-theme')
  const dark = said ? said === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  return dark ? DARK : LIGHT
}

export function rgb(hex: string): [number, number, number] {
  const value = parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
