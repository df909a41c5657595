// Light and dark. The choice is kept where the site around the playground keeps its own, so that both look alike.

const KEY = 'vitepress-theme-appearance';

/** Follows the choice of the site, else the system; a press on the button changes it. */
export function followTheme(button: HTMLButtonElement): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  show();
  system.addEventListener('change', show);
  button.addEventListener('click', () => {
    localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
    show();
  });

  function isDark(): boolean {
    const kept = localStorage.getItem(KEY);
    return kept === 'dark' || (kept !== 'light' && system.matches);
  }

  function show(): void {
    document.documentElement.classList.toggle('dark', isDark());
    button.textContent = isDark() ? 'Light' : 'Dark';
  }
}
