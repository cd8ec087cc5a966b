import { useMantineColorScheme } from '@mantine/core';
import type { ThemeChoice } from '../client/theme-choice.ts';

/**
 * Which theme is chosen, and the way to choose another. While it changes nothing fades: Mantine would see to that with a
 * <style> element, which the content security policy refuses, so a rule of ours does it.
 */
export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  function choose(choice: ThemeChoice) {
    const page = document.documentElement;
    page.dataset.themeChanges = '';
    setColorScheme(choice);
    // Two frames: in the first the new colours are drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => delete page.dataset.themeChanges));
  }
  return [colorScheme, choose];
}
