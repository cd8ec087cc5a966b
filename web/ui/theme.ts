import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Mantine reads our tokens, never the reverse. Its palette has one colour, and that one answers to the brand. */
const brand: MantineColorsTuple = [
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
  'var(--brand)',
];

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: 'var(--t-12)', sm: 'var(--t-13)', md: 'var(--t-14)', lg: 'var(--t-16)', xl: 'var(--t-20)' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '10px' },
  defaultRadius: 'sm',
  colors: { brand },
  primaryColor: 'brand',
  autoContrast: false,
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    Menu: {
      defaultProps: {
        shadow: 'md',
        withArrow: false,
        transitionProps: { duration: 90 },
        // Inside its landmark, and without a focusable stand-in among the items: both for screen readers.
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', withArrow: false } },
    Combobox: { defaultProps: { shadow: 'md', withArrow: false } },
    Modal: { defaultProps: { radius: 'md', withCloseButton: true, overlayProps: { blur: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-error': 'var(--ink)',
  '--mantine-color-success': 'var(--ink)',
  '--mantine-primary-color-filled': 'var(--brand)',
  '--mantine-primary-color-filled-hover': 'var(--brand-strong)',
  '--mantine-primary-color-contrast': 'var(--on-brand)',
  '--mantine-primary-color-light': 'var(--brand-tint)',
  '--mantine-primary-color-light-hover': 'var(--selected)',
  '--mantine-primary-color-light-color': 'var(--brand)',
};

/** The same names serve both schemes: the tokens behind them answer to the theme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-shadow-xs': 'none',
    '--mantine-shadow-sm': 'none',
    '--mantine-shadow-md': 'var(--lift)',
    '--mantine-shadow-lg': 'none',
    '--mantine-shadow-xl': 'none',
  },
  light: shared,
  dark: shared,
});
