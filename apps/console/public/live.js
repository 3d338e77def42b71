/** Draws the marked part of the page again every few seconds, for as long as somebody looks at it. */
const intervalMs = 3_000;
const deadlineMs = 10_000;

const live = document.getElementById('live');
const state = document.getElementById('live-state');

async function refresh() {
  const response = await fetch(live.dataset.source, { signal: AbortSignal.timeout(deadlineMs) });
  if (response.status === 401) return location.reload();
  if (!response.ok) throw new Error(`status ${response.status}`);
  const markup = await response.text();
  if (markup === drawn) return;
  drawn = markup;
  const focused = document.activeElement?.id;
  live.innerHTML = markup;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** A screen reader is told when the state changes, not at every refresh. */
function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

async function tick() {
  try {
    if (document.visibilityState === 'visible') await refresh();
    say('Refreshed every few seconds.');
  } catch {
    say('The console does not answer. These figures are old.');
  }
  setTimeout(tick, intervalMs);
}

let drawn = live.innerHTML;
setTimeout(tick, intervalMs);
