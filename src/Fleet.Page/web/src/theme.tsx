import { useState } from 'preact/hooks';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const key = 'fleet-theme';

/** The theme that was chosen last on this machine. Where a browser keeps nothing for files, it is the system's again. */
function remembered(): Theme {
  try {
    return themes.find(theme => theme === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: Theme) {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export const applyRemembered = () => apply(remembered());

export function ThemeButton() {
  const [theme, setTheme] = useState(remembered);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!;
  const choose = () => {
    apply(next);
    setTheme(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // It holds until the page is closed.
    }
  };
  return (
    <button type="button" class="theme" onClick={choose} aria-label={`Theme: ${theme}. Change to ${next}.`}>
      {theme === 'light' ? '☀' : theme === 'dark' ? '☾' : '◐'}
    </button>
  );
}
