import { concludeFilm, tellResults } from './films.js';
import { interpret } from './interpret.js';
import { type Scene, say, type Turn } from './scene.js';
import { step } from './stages.js';
import { type DialogueState, initialState, parseState } from './state.js';
import type { ConversationEvent, MessageEvent, ModelAccuracy, PhotoRef, Retention } from './types.js';
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
export function createDialogue({ accuracy }: DialogueOptions): Dialogue {
  prepareUnderstanding();
  return {
    initialState,
    parseState,
    reduce(state, event, now) {
      const scene: Scene = {
        now,
        photos: [],
        country: null,
        accuracy,
        languageNamed: false,
        alternatives: [],
      };
      // An operator's part is not played yet: nothing is said, nothing is lost.
      if (event.type === 'operator') return { state, effects: [] };
      return event.type === 'message'
        ? hear(state, event, scene)
        : settle({ state: concludeFilm(state, event), effects: [] }, scene);
    },
  };
}

/** A message from the person: results that waited for it come first, then what they say, then what they sent. */
function hear(before: DialogueState, event: MessageEvent, still: Scene): Turn {
  const awake: DialogueState = { ...awaken(before, still.now), heardAt: still.now };
  const ready = settle({ state: awake, effects: [] }, still);
  const photos = event.attachments
    .filter(({ kind }) => kind === 'image')
    .map(({ index }): PhotoRef => ({ messageId: event.messageId, index }));
  const [other] = event.attachments.filter(({ kind }) => kind !== 'image');

  const { state, signal, languageNamed, alternatives } = interpret(ready.state, event);
  const scene: Scene = { ...still, photos, country: event.country ?? null, languageNamed, alternatives };
  const signals = [...(signal === null ? [] : [signal]), ...(photos.length === 0 ? [] : ['photo' as const])];
  // The question whether to erase everything must be the last word: a photo beside it would be taken as leaving it.
  if (signal === 'delete_data') signals.reverse();
  const answered = signals.reduce<Turn>((turn, each) => then(turn, (next) => step(next, each, scene)), {
    state,
    effects: ready.effects,
  });
  return other === undefined
    ? answered
    : then(answered, (next) =>
        say(other.kind === 'image' ? 'kind.other' : `kind.${other.kind}`)(next, scene),
      );
}

/** A new talk after a long silence. Language, films under way and photos that wait for consent stay. */
function awaken(state: DialogueState, now: number): DialogueState {
  if (state.heardAt === null || now - state.heardAt < sessionMs) return state;
  if (state.films.length > 0) return state;
  return {
    ...state,
    stage: state.held.length > 0 ? 'consent' : 'start',
    consentAt: null,
    offered: [],
  };
}

/** Tells what is ready, and leaves the stage of reading when nothing is being read any more. */
function settle(turn: Turn, scene: Scene): Turn {
  const told = then(turn, (state) => tellResults(state, scene));
  const { state } = told;
  if (state.films.length > 0) return told;
  const stage = state.lastRead ? 'result' : 'retake';
  if (state.stage === 'reading') return { ...told, state: { ...state, stage } };
  if (state.stage === 'erasure' && state.resume === 'reading')
    return { ...told, state: { ...state, resume: stage } };
  return told;
}

function then(turn: Turn, act: (state: DialogueState) => Turn): Turn {
  const next = act(turn.state);
  return { state: next.state, effects: [...turn.effects, ...next.effects] };
}
