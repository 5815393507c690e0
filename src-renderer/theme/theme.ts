import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** NHS blue stands at 8, the shade that acts (white on it: 6.2 to 1). */
const nhsBlue: MantineColorsTuple = [
  '#e8f1fa',
  '#d2e3f4',
  '#a9c8e8',
  '#7dacdc',
  '#5c96d2',
  '#3f84cb',
  '#2878c6',
  '#146bbd',
  '#005eb8',
  '#003087',
]

const grey: MantineColorsTuple = [
  '#f0f4f5',
  '#e8edee',
  '#d8dde0',
  '#c2cace',
  '#7f8c95',
  '#768692',
  '#5b6973',
  '#425563',
  '#2f3c44',
  '#212b32',
]

const dark: MantineColorsTuple = [
  '#e4e9eb',
  '#c3ccd1',
  '#a7b2b9',
  '#8a969e',
  '#75828b',
  '#374149',
  '#2a333a',
  '#20282e',
  '#191f24',
  '#12171b',
]

const fontFamily = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', Arial, 'Liberation Sans', sans-serif"

// The list itself scrolls: a scroll area around it would be a scrolling region that the keyboard cannot reach.
const plainList = {
  withScrollArea: false,
  styles: {
    input: { fontSize: '0.8125rem' },
    options: { maxHeight: '16.25rem', overflowY: 'auto' },
  },
}
/** Fields of 30 px with text of 13 px (0.8125 rem). */
const dense = { size: 'xs', styles: { input: { fontSize: '0.8125rem' } } }

/** Ticks and choices: a small box, words of 13 px. */
const choice = {
  size: 'xs',
  styles: {
    label: { fontSize: '0.8125rem', lineHeight: '1.125rem' },
    description: { fontSize: '0.75rem', lineHeight: '1rem' },
  },
}

/**
 * Quiet and dense: 14 px text at the usual text size, radius 4 at most, one shadow, NHS blue for what acts. Measures are
 * in rem (16 px), so that they follow the text size.
 */
export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  colors: { blue: nhsBlue, gray: grey, dark },
  primaryColor: 'blue',
  // Mantine's own shades do not reach 4.5 to 1 (libraries.md T9).
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 4,
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '4px', xl: '4px' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: dense },
    Textarea: { defaultProps: dense },
    Select: {
      defaultProps: { ...plainList, size: 'xs', spellCheck: false, clearButtonProps: { 'aria-label': 'Clear' } },
    },
    MultiSelect: {
      defaultProps: { ...plainList, size: 'xs', spellCheck: false, clearButtonProps: { 'aria-label': 'Clear' } },
    },
    Autocomplete: { defaultProps: { ...plainList, size: 'xs', clearButtonProps: { 'aria-label': 'Clear' } } },
    Checkbox: { defaultProps: choice },
    Radio: { defaultProps: choice },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 0 },
        styles: { title: { fontSize: '1rem', fontWeight: 600 } },
      },
    },
    Popover: {
      defaultProps: {
        transitionProps: { duration: 0 },
        shadow: 'sm',
        styles: { dropdown: { maxWidth: 'calc(100vw - 1rem)' } },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close the message' } } },
  },
})

/** Mantine's error red and its dimmed text fail WCAG AA as they come. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-dimmed': '#4c6272',
    '--mantine-color-placeholder': '#5b6973',
    '--mantine-color-text': '#212b32',
    // The edge of a field or a tick has 3 to 1 against its ground, as WCAG 1.4.11 asks; shade 4 of the greys too.
    '--mantine-color-default-border': '#7f8c95',
  },
  dark: {
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-dimmed': '#a7b2b9',
    '--mantine-color-placeholder': '#a7b2b9',
    '--mantine-color-text': '#e4e9eb',
    '--mantine-color-default-border': '#75828b',
  },
})
