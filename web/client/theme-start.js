// Runs before the first paint, as its own small file because the content security policy allows no inline script.
// Without a saved choice the tokens follow the system by themselves.
(() => {
  try {
    const choice = localStorage.getItem('tellonce.theme');
    if (choice === 'light' || choice === 'dark') {
      document.documentElement.setAttribute('data-mantine-color-scheme', choice);
    }
  } catch {
    // A browser that keeps nothing shows the system's theme.
  }
})();
