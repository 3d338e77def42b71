import { isMessageKey, render } from './catalogue/catalogue.js';
import { resultText, wasRead } from './result.js';
import { type Act, reply, say, sequence, silence, type Turn } from './scene.js';
import type { DialogueState, Ending, Film } from './state.js';
import type { ConversationEvent, DrawnPicture, Effect, PhotoRef } from './types.js';

/** Photos of one person that are held or read at a time. */
const maximumPhotos = 10;
/** Photos that follow one another within this time are an album: one confirmation is enough. */
const albumGapMs = 8_000;
/** From here on a person is told how long it will take: two minutes at least, in words. */
const noticeableWaitSeconds = 90;
/** How long a finished film waits for the ones before it. */
const patienceMs = 120_000;
/** After this much silence WhatsApp takes no free text; what is ready is told when the person writes again. */
const windowMs = 24 * 3_600_000;
/** How many past screenings and photos are remembered. */
const memory = 100;
const howTo: DrawnPicture = 'how-to';
/** How many past findings can be explained. */
const toldMemory = 10;

export function screeningIdOf(photo: PhotoRef): string {
  return `${photo.messageId}-${photo.index}`;
}

/** Keeps photos that came before consent. The first of an album is confirmed, together with the question. */
export const holdPhotos: Act = (state, scene) => {
  const { fresh, excess } = sort(state, scene.photos);
  const held: DialogueState = { ...state, held: [...state.held, ...fresh], receivedAt: scene.now };
  if (excess.length > 0) return refuse(excess, fresh)(held, scene);
  if (fresh.length === 0) return say('photo.repeated')(held, scene);
  return state.held.length > 0 && follows(state.receivedAt, scene.now)
    ? silence(held)
    : sequence(say('consent.held'), say('consent.ask', ['consent_yes', 'consent_no']))(held, scene);
};

/** Keeps photos that came while a human has the conversation, without a word: they are read once it is handed back. */
export const holdPhotosQuietly: Act = (state, scene) => {
  const { fresh, excess } = sort(state, scene.photos);
  return {
    state: { ...state, held: [...state.held, ...fresh], receivedAt: scene.now },
    effects: discards(excess, fresh),
  };
};

/** Has photos read. One confirmation for an album, one answer for each film. */
export const readPhotos: Act = (state, scene) => {
  const { fresh, excess } = sort(state, scene.photos);
  const reading = startReading(state, fresh, scene.now);
  if (excess.length > 0) return chain(reading, refuse(excess, fresh)(reading.state, scene));
  if (fresh.length === 0) return say('photo.repeated')(state, scene);
  const confirmed: Turn = { state: { ...reading.state, receivedAt: scene.now }, effects: reading.effects };
  if (state.films.length > 0 && follows(state.receivedAt, scene.now)) return confirmed;
  return chain(confirmed, confirm(fresh.length, scene.waitSeconds)(confirmed.state, scene));
};

function confirm(photos: number, waitSeconds: number): Act {
  if (waitSeconds >= noticeableWaitSeconds) {
    return say('photo.busy', [], { minutes: Math.ceil(waitSeconds / 60) });
  }
  return photos === 1 ? say('photo.received') : say('photo.receivedMany', [], { count: photos });
}

/** Has the photos read that were held until consent was given. */
export const readHeldPhotos: Act = (state, scene) => {
  const held = state.held;
  return readPhotos({ ...state, held: [], receivedAt: null }, { ...scene, photos: held });
};

/** Forgets photos that wait and films that are being read. */
export function dropFilms(state: DialogueState): DialogueState {
  return {
    ...state,
    held: [],
    films: [],
    batch: 0,
    receivedAt: null,
    dropped: remember(state.dropped, ...state.films.map((film) => film.screeningId)),
  };
}

/** Takes in how a screening ended. What is not expected (cancelled, erased, answered before) is left alone. */
export function concludeFilm(
  state: DialogueState,
  event: Extract<ConversationEvent, { type: 'finding' | 'failure' }>,
): DialogueState {
  const ending: Ending =
    event.type === 'failure'
      ? { type: 'failure', messageKey: event.messageKey }
      : {
          type: 'finding',
          finding: event.finding,
          ...(event.pictureId !== undefined && { pictureId: event.pictureId }),
          repeated: event.fingerprint !== undefined && state.fingerprints.includes(event.fingerprint),
        };
  let changed = false;
  const films = state.films.map((film) => {
    if (film.screeningId !== event.screeningId || film.ending !== null) return film;
    changed = true;
    return { ...film, ending };
  });
  if (!changed) return state;
  const fingerprints =
    event.type === 'finding' && event.fingerprint !== undefined && wasRead(event.finding)
      ? remember(state.fingerprints, event.fingerprint)
      : state.fingerprints;
  return { ...state, films, fingerprints };
}

/** Forgets a film that was given up before its screening ended, now that it has. */
export function forgetDropped(state: DialogueState, screeningId: string): Turn {
  if (!state.dropped.includes(screeningId)) return silence(state);
  return {
    state: {
      ...state,
      dropped: state.dropped.filter((id) => id !== screeningId),
      answered: remember(state.answered, screeningId),
    },
    effects: [{ type: 'release', screeningId }],
  };
}

/**
 * Tells the results whose turn it is: in the order of the photos, unless an earlier one takes all too long. When
 * the person has been silent for so long that the channel takes no free text, a template says once that something is
 * ready, and it is told when they write. Nothing is told while a human has the conversation.
 */
export const tellResults: Act = (state, scene) => {
  if (state.stage === 'human' || (state.stage === 'erasure' && state.resume === 'human'))
    return silence(state);
  if (isWindowClosed(state, scene.now)) return announce(state);
  let turn: Turn = { state, effects: [] };
  let waiting = false;
  for (const film of state.films) {
    if (film.ending === null) waiting ||= scene.now - film.since < patienceMs;
    else if (!waiting) turn = chain(turn, tellResult(turn.state, film, film.ending));
  }
  return turn;
};

/** Whether the person has been silent for so long that the channel takes templates alone. */
export function isWindowClosed({ heardAt }: DialogueState, now: number): boolean {
  return heardAt === null || now - heardAt >= windowMs;
}

function announce(state: DialogueState): Turn {
  if (state.announced || state.heardAt === null || !state.films.some(({ ending }) => ending !== null))
    return silence(state);
  const { language } = state;
  const text = render(language, 'result.ready');
  return {
    state: { ...state, announced: true },
    effects: [{ type: 'reply', text, language, template: 'result_ready' }],
  };
}

function tellResult(state: DialogueState, film: Film, ending: Ending): Turn {
  const { language } = state;
  const { screeningId } = film;
  const read = ending.type === 'finding' && wasRead(ending.finding);
  const repeated = ending.type === 'finding' && ending.repeated;
  const told: DialogueState = {
    ...state,
    films: state.films.filter((other) => other.screeningId !== screeningId),
    answered: remember(state.answered, screeningId),
    ...(ending.type === 'finding' && {
      told: [...state.told, { screeningId, finding: ending.finding }].slice(-toldMemory),
    }),
    lastRead: read,
    ...(read && !repeated && { toAsk: [...state.toAsk, screeningId] }),
  };
  const title = state.batch > 1 ? `${render(language, 'film.title', { number: film.number })}\n` : '';
  if (ending.type === 'failure') {
    const key = isMessageKey(ending.messageKey) ? ending.messageKey : 'photo.failed';
    return reply(told, title + render(language, key));
  }
  if (repeated && read) {
    const same = reply(told, title + render(language, 'photo.same'));
    // The film of the first time is the one that may be reviewed.
    return { state: same.state, effects: [...same.effects, { type: 'release', screeningId }] };
  }
  const text = resultText(ending.finding, language, ending.pictureId !== undefined);
  // Whoever sent a single bad photo sees how it is done better; an album of them would be a flood of drawings.
  const drawing = ending.finding.outcome === 'poor_quality' && state.batch === 1 ? howTo : undefined;
  return reply(told, title + text, [], ending.pictureId ?? drawing);
}

/** Says once for an album that no more photos are taken; those that were not are kept nowhere. */
const refuse =
  (excess: readonly PhotoRef[], taken: readonly PhotoRef[]): Act =>
  (state, scene) => {
    const refused: DialogueState = { ...state, refusedAt: scene.now };
    const said = follows(state.refusedAt, scene.now)
      ? silence(refused)
      : say('photo.tooMany', [], { max: maximumPhotos })(refused, scene);
    return { state: said.state, effects: [...said.effects, ...discards(excess, taken)] };
  };

/** A message is deleted as a whole: one that holds a photo that was taken stays until that is read. */
function discards(photos: readonly PhotoRef[], taken: readonly PhotoRef[]): readonly Effect[] {
  return photos
    .filter(({ messageId }) => !taken.some((photo) => photo.messageId === messageId))
    .map((photo) => ({ type: 'discard', photo }));
}

/** Photos not seen before, as many as there is room for. */
function sort(
  state: DialogueState,
  photos: readonly PhotoRef[],
): { readonly fresh: readonly PhotoRef[]; readonly excess: readonly PhotoRef[] } {
  const known = new Set([
    ...state.answered,
    ...state.dropped,
    ...state.films.map((film) => film.screeningId),
    ...state.held.map(screeningIdOf),
  ]);
  const fresh = photos.filter((photo) => {
    const id = screeningIdOf(photo);
    return known.has(id) ? false : known.add(id);
  });
  const room = Math.max(0, maximumPhotos - state.held.length - state.films.length);
  return { fresh: fresh.slice(0, room), excess: fresh.slice(room) };
}

function startReading(state: DialogueState, photos: readonly PhotoRef[], now: number): Turn {
  const before = state.films.length === 0 ? 0 : state.batch;
  const films = photos.map(
    (photo, position): Film => ({
      screeningId: screeningIdOf(photo),
      number: before + position + 1,
      since: now,
      ending: null,
    }),
  );
  const effects = photos.map(
    (photo): Effect => ({ type: 'screen', screeningId: screeningIdOf(photo), photo }),
  );
  return {
    state: { ...state, films: [...state.films, ...films], batch: before + films.length },
    effects,
  };
}

/** Whether a photo that comes now belongs to the album of the one before. */
function follows(before: number | null, now: number): boolean {
  return before !== null && now - before < albumGapMs;
}

function chain(before: Turn, after: Turn): Turn {
  return { state: after.state, effects: [...before.effects, ...after.effects] };
}

function remember(list: readonly string[], ...items: readonly string[]): readonly string[] {
  return [...list, ...items].slice(-memory);
}
