// Runs in the app's page before its own code. Plain JavaScript: what a TypeScript runner makes of functions would ask
// for helpers that the page does not have.

/** Longer than this is not slow but broken. */
const PATIENCE_MS = 120_000;

/** When a selector first finds something with that text, in milliseconds since the page was asked for. */
window.shownAt = (selector, text = '') =>
  new Promise((resolve, reject) => {
    const observer = new MutationObserver(look);
    const late = setTimeout(() => {
      observer.disconnect();
      const shown = document.body.textContent.slice(0, 200);
      reject(new Error(`${selector} ${text} is not shown, but: ${shown}`));
    }, PATIENCE_MS);
    function look() {
      if (![...document.querySelectorAll(selector)].some((one) => one.textContent.includes(text))) return;
      observer.disconnect();
      clearTimeout(late);
      resolve(performance.now());
    }
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
