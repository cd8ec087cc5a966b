import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { cssVariablesResolver, theme } from '../ui/theme.ts';

const id = 'virtual:mantine-variables.css';

/** Colours of Mantine's own that no component of ours shows. */
const unusedColours = /-color-(red|pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange|brand)-/;

/**
 * Writes Mantine's CSS variables into a style sheet when the desk is built. Mantine would put them into a <style> element
 * at run time, which the content security policy (`style-src 'self'`) refuses.
 */
export function mantineVariables(): Plugin {
  return {
    name: 'mantine-variables',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    load: (loading) => (loading === `\0${id}` ? mantineVariablesCss() : undefined),
  };
}

function mantineVariablesCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const mantines = defaultCssVariablesResolver(merged);
  const ours = cssVariablesResolver(merged);
  const all = {
    variables: used({ ...mantines.variables, ...ours.variables }),
    light: used({ ...mantines.light, ...ours.light }),
    dark: used({ ...mantines.dark, ...ours.dark }),
  };
  return convertCssVariables(all, ':root');
}

function used(variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !unusedColours.test(name)));
}
