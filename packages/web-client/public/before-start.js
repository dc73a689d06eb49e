// Runs before the application loads, and before the first paint. A file, because the content security policy allows
// no inline script.
(() => {
  // zod tries whether it may compile code; the policy says no and would report each try as a violation.
  Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

  // The colour scheme that was chosen, so that a dark room stays dark. Mantine keeps the choice under this key.
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage may be forbidden; the system's scheme will do.
  }
  const isDark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
