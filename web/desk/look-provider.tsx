import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { themeKey } from '../client/theme-choice.ts';
import { theme } from '../ui/theme.ts';

const manager = localStorageColorSchemeManager({ key: themeKey });

/** Mantine under our tokens. Its variables come from a style sheet, so it adds no <style> element of its own. */
export function LookProvider(props: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {props.children}
    </MantineProvider>
  );
}
