import { askDonation } from './acts.js';
import { concludeFilm, forgetDropped, isWindowClosed, tellResults } from './films.js';
import { type Interpretation, interpret } from './interpret.js';
import type { Signal } from './rules.js';
import { reply, type Scene, say, silence, type Turn } from './scene.js';
import { step } from './stages.js';
import { type DialogueState, initialState, parseState } from './state.js';
import type { ConversationEvent, Effect, MessageEvent, ModelAccuracy, PhotoRef, Retention } from './types.js';
import { prepareUnderstanding } from './understanding/understand.js';

export interface DialogueOptions {
  /** Figures of the shipped model, for whoever asks how accurate it is; null where they are not known. */
  readonly accuracy: ModelAccuracy | null;
  /** How long things are kept, for whoever asks what is kept about them; durations go untold where it is absent. */
  readonly retention?: Retention;
}

export interface Dialogue {
  readonly initialState: DialogueState;
  /** Reads a stored state; null, a damaged one or one of another version is read as a new conversation. */
  parseState(stored: unknown): DialogueState;
  /**
   * One step. Pure: the same state, event and moment (ms since 1970) give the same turn. Throws for nothing.
   */
  reduce(state: DialogueState, event: ConversationEvent, now: number): Turn;
}

/** After this much silence a talk is over: the next message begins a new one, and consent is asked for again. */
const sessionMs = 24 * 3_600_000;

/** Takes about a second: the expressions are learned here, so that no message has to wait for it. */
export function createDialogue({ accuracy, retention }: DialogueOptions): Dialogue {
  prepareUnderstanding();
  return {
    initialState,
    parseState,
    reduce(state, event, now) {
      const scene: Scene = {
        now,
        photos: [],
        country: null,
        waitSeconds: 0,
        accuracy,
        retention,
        otherKind: null,
        film: null,
        languageNamed: false,
        alternatives: [],
      };
      switch (event.type) {
        case 'message':
          return hear(state, event, scene);
        case 'operator':
          return deliverable(
            then(operate(state, event, scene), (next) => settle({ state: next, effects: [] }, scene)),
            now,
          );
        case 'finding':
        case 'failure': {
          const forgotten = forgetDropped(state, event.screeningId);
          return then(forgotten, (next) => settle({ state: concludeFilm(next, event), effects: [] }, scene));
        }
      }
    },
  };
}

/** A message from the person: results that waited for it come first, then what they say, then what they sent. */
function hear(before: DialogueState, event: MessageEvent, still: Scene): Turn {
  const awake = awaken(before, still);
  const heard: DialogueState = { ...awake.state, heardAt: still.now, announced: false };
  const ready = then({ state: heard, effects: awake.effects }, (next) => tellResults(next, still));
  const waited = ready.effects.length > awake.effects.length;
  const photos = event.attachments
    .filter(({ kind }) => kind === 'image')
    .map(({ index }): PhotoRef => ({ messageId: event.messageId, index }));
  const [other] = event.attachments.filter(({ kind }) => kind !== 'image');

  const { signal: said, unmatched, ...meant } = interpret(ready.state, event);
  // Whoever writes "hello" because a result waits gets the result, and nothing about the hello.
  const signal = waited && said !== null && saidByResult.has(said) ? null : said;
  const { state, ...known } = meant;
  const scene: Scene = {
    ...still,
    ...known,
    photos,
    country: event.country ?? null,
    waitSeconds: event.waitSeconds ?? 0,
    otherKind: other?.kind ?? null,
  };
  const signals: Signal[] = [
    ...(signal === null ? [] : [signal]),
    ...(photos.length === 0 ? [] : ['photo' as const]),
  ];
  if (other !== undefined) signals.push('other_file');
  // The question whether to erase everything must be the last word: a photo beside it would be taken as leaving it.
  if (signal === 'delete_data') signals.reverse();
  // Nothing that stands beside STOP is looked at, or it would be taken as a new request.
  const stopped = signal === 'stop';
  if (stopped) signals.splice(0, signals.length, 'stop');
  const answered = signals.reduce<Turn>((turn, each) => then(turn, (next) => step(next, each, scene)), {
    state: leaveReading(state),
    effects: ready.effects,
  });
  const asked = then(answered, (next) => askWhatIsDue(next, scene));
  return { state: asked.state, effects: [...asked.effects, ...beside(asked, event, unmatched, stopped)] };
}

/** What people write when they have been told that a result waits. */
const saidByResult: ReadonlySet<Signal> = new Set([
  'greet',
  'thanks',
  'consent_yes',
  'consent_no',
  'status',
  'begin',
  'nothing',
  'fallback',
]);

/** What a message brings about besides its answer. */
function beside(
  { state, effects }: Turn,
  { messageId, text, attachments }: MessageEvent,
  unmatched: Interpretation['unmatched'],
  unheeded: boolean,
): readonly Effect[] {
  const passedOn = state.humanSince !== null && (text.trim() !== '' || attachments.length > 0);
  const files = attachments.filter(({ kind }) => kind !== 'location');
  const [unread] = unheeded || files.every(({ kind }) => kind !== 'image') ? files : [];
  return [
    ...(effects.some(({ type }) => type === 'reply') ? [{ type: 'acknowledge', messageId } as const] : []),
    ...(passedOn
      ? [{ type: 'pass_on', messageId, text, attachments: attachments.map(({ kind }) => kind) } as const]
      : []),
    ...(unmatched !== null && /\p{L}/u.test(unmatched.text) && listens(state)
      ? [{ type: 'unmatched', ...unmatched, language: state.language } as const]
      : []),
    // What cannot be looked at is kept nowhere: a voice message says more about somebody than a film.
    ...(unread === undefined
      ? []
      : [{ type: 'discard', photo: { messageId, index: unread.index } } as const]),
  ];
}

/** Whether what is not understood may be kept: not what is meant for a human, nor anything after STOP. */
function listens(state: DialogueState): boolean {
  return state.humanSince === null && state.stage !== 'stopped';
}

/** An operator takes the conversation over, writes, or hands it back. A line that was stopped stays so. */
function operate(
  state: DialogueState,
  event: Extract<ConversationEvent, { type: 'operator' }>,
  scene: Scene,
): Turn {
  switch (event.action) {
    case 'take':
      return step(state, 'operator_takes', scene);
    case 'release':
      return step(state, 'operator_hands_back', scene);
    case 'say': {
      if (state.stage === 'stopped' || isWindowClosed(state, scene.now)) return silence(state);
      const taken = withHuman(state) ? silence(state) : step(state, 'operator_takes', scene);
      return then(taken, (next) => reply(next, event.text));
    }
  }
}

/** Without what the channel would refuse, because the person wrote too long ago. */
function deliverable({ state, effects }: Turn, now: number): Turn {
  if (!isWindowClosed(state, now)) return { state, effects };
  return {
    state,
    effects: effects.filter((effect) => effect.type !== 'reply' || effect.template !== undefined),
  };
}

function withHuman(state: DialogueState): boolean {
  return state.stage === 'human' || (state.stage === 'erasure' && state.resume === 'human');
}

/**
 * A new talk after a long silence. Language, films under way and photos that wait for consent stay; so does a STOP. A
 * human who was called and did not come is not waited for any longer, and the person is told.
 */
function awaken(state: DialogueState, scene: Scene): Turn {
  if (state.heardAt === null || scene.now - state.heardAt < sessionMs) return silence(state);
  if (state.stage === 'stopped') return silence(state);
  const alone = state.humanSince === null ? silence(state) : withoutHuman(state, scene);
  return then(alone, (next) => {
    if (next.films.length > 0) return silence(next);
    return silence({
      ...next,
      stage: next.held.length > 0 ? 'consent' : 'start',
      consentAt: null,
      offered: [],
    });
  });
}

function withoutHuman(state: DialogueState, scene: Scene): Turn {
  const came = withHuman(state);
  const free: DialogueState = {
    ...state,
    humanSince: null,
    stage: state.stage === 'human' ? state.interrupted : state.stage,
    resume: state.resume === 'human' ? state.interrupted : state.resume,
  };
  const told = came ? silence(free) : say('human.nobody')(free, scene);
  return { state: told.state, effects: [...told.effects, { type: 'dismiss_human' }] };
}

/** Tells what is ready, and leaves the stage of reading when nothing is being read any more. */
function settle(turn: Turn, scene: Scene): Turn {
  const told = then(turn, (state) => tellResults(state, scene));
  return then({ ...told, state: leaveReading(told.state) }, (state) => askWhatIsDue(state, scene));
}

function leaveReading(state: DialogueState): DialogueState {
  if (state.films.length > 0) return state;
  const stage = state.lastRead ? 'result' : 'retake';
  if (state.stage === 'reading') return { ...state, stage };
  // Also behind a question of erasure.
  return state.resume === 'reading' ? { ...state, resume: stage } : state;
}

/** Once the last film is told, whether they may be reviewed is asked; not while another question is open. */
function askWhatIsDue(state: DialogueState, scene: Scene): Turn {
  const resting = state.stage === 'result' || state.stage === 'retake';
  if (state.toAsk.length === 0 || !resting || isWindowClosed(state, scene.now)) return silence(state);
  return askDonation({ ...state, stage: 'donation' }, scene);
}

function then(turn: Turn, act: (state: DialogueState) => Turn): Turn {
  const next = act(turn.state);
  return { state: next.state, effects: [...turn.effects, ...next.effects] };
}
