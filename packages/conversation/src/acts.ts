import { languageNames, render } from './catalogue/catalogue.js';
import { emergencyNumber } from './emergency-numbers.js';
import { dropFilms } from './films.js';
import { percentage } from './percentages.js';
import { meaningText } from './result.js';
import { type Act, effect, reply, say, sayWithPicture, sequence, silence, titled } from './scene.js';
import { type DialogueState, initialState, type Stage } from './state.js';
import { type Effect, languages, type Reported } from './types.js';

/* What the dialogue can do at the stages of `stages.ts`. Where an act leads stands there, in the table. */

const yesOrNo = ['consent_yes', 'consent_no'] as const;
const eraseOrKeep = ['erasure_yes', 'erasure_no'] as const;

export const askConsent = say('consent.ask', yesOrNo);
export const askConsentAgain = say('consent.again', yesOrNo);
export const askErasure = say('erasure.ask', eraseOrKeep);
export const askPhoto = say('photo.ask');
/** The first time, a drawing shows how. */
export const showHow = sayWithPicture('photo.ask', 'how-to');
export const askHelpful = say('feedback.ask', ['helpful_yes', 'helpful_no']);
export const askReport = say('report.ask', [
  'found_normal',
  'found_pneumonia',
  'found_covid19',
  'found_other',
  'found_none',
]);

/** May the films that got figures be kept for review? Asked once for all of a batch. */
export const askDonation: Act = (state, scene) => {
  const undecided = [...state.undecided, ...state.toAsk];
  return say('donation.ask', ['donate_yes', 'donate_no'], { count: undecided.length })(
    { ...state, undecided, toAsk: [] },
    scene,
  );
};

export const askDonationAgain = say('donation.again', ['donate_yes', 'donate_no']);

export const quiet: Act = (state) => silence(state);

export const grant: Act = (state, scene) => ({ state: { ...state, consentAt: scene.now }, effects: [] });

/** A consent that ends takes everything with it: photos that wait, films that are read or wait for a word on review. */
const withdraw: Act = (state) => ({
  state: { ...dropFilms(state), consentAt: null, undecided: [], toAsk: [] },
  effects: [
    ...state.held.map((photo): Effect => ({ type: 'discard', photo })),
    ...[...state.undecided, ...state.toAsk].map((screeningId): Effect => ({ type: 'release', screeningId })),
  ],
});

export const decline = sequence(say('consent.declined'), withdraw);
export const cancel = sequence(say('cancel.done'), withdraw);

export const noHumanAnyMore: Act = (state) => ({
  state: { ...state, humanSince: null },
  effects: state.humanSince === null ? [] : [{ type: 'dismiss_human' }],
});

/** STOP: the confirmation is the last word. */
export const stop = sequence(say('stop.done'), withdraw, noHumanAnyMore, effect({ type: 'opt_out' }));
/** Something is wanted again. */
export const reopen = effect({ type: 'opt_in' });

/** Tells the person first: what is erased includes the address that the answer goes to. */
export const erase: Act = (state, scene) => {
  const told = sequence(say('erasure.done'), noHumanAnyMore)(state, scene);
  const { language } = state;
  return { state: initialState, effects: [...told.effects, { type: 'erase', receipt: { language } }] };
};

export const callHuman: Act = (state, scene) =>
  sequence(effect({ type: 'call_human' }), say('human.called'))({ ...state, humanSince: scene.now }, scene);

export const yieldToHuman: Act = (state, scene) =>
  say('human.here')({ ...state, humanSince: state.humanSince ?? scene.now }, scene);

/** The person gives the films that were asked for to the review desk, and no others. */
export const donate: Act = (state, scene) => {
  const said = say('donation.given')(state, scene);
  const given = state.undecided.map((screeningId): Effect => ({ type: 'donate', screeningId }));
  return {
    state: { ...said.state, undecided: [], donated: [...state.donated, ...state.undecided] },
    effects: [...said.effects, ...given],
  };
};

export const keepToOneself: Act = (state, scene) => {
  const said = say('donation.declined')(state, scene);
  const released = state.undecided.map((screeningId): Effect => ({ type: 'release', screeningId }));
  return {
    state: { ...said.state, undecided: [] },
    effects: [...said.effects, ...released],
  };
};

/** Notes what the person says of the result told last. */
export function note(said: { readonly helpful?: boolean; readonly reported?: Reported }): Act {
  return (state) => {
    const last = state.told.at(-1);
    return last === undefined
      ? silence(state)
      : { state, effects: [{ type: 'feedback', screeningId: last.screeningId, ...said }] };
  };
}

export const status: Act = (state, scene) => {
  const count = state.stage === 'consent' ? state.held.length : state.films.length;
  switch (state.stage) {
    case 'consent':
      return count > 0
        ? say('status.held', yesOrNo, { count })(state, scene)
        : say('status.consent', yesOrNo)(state, scene);
    case 'reading':
      return count > 1
        ? say('status.readingMany', [], { count })(state, scene)
        : say('status.reading')(state, scene);
    case 'start':
    case 'photo':
    case 'retake':
      return say(`status.${state.stage}`)(state, scene);
    case 'erasure':
      return askErasure(state, scene);
    default:
      return say('status.result')(state, scene);
  }
};

export const statusWithHuman: Act = (state, scene) =>
  (state.humanSince === null ? status : sequence(status, say('human.waiting')))(state, scene);

/** Explains the result that the message answers, or the last one. */
export const explain: Act = (state, scene) => {
  if (state.films.some(({ screeningId }) => screeningId === scene.film)) return status(state, scene);
  const told = state.told.find(({ screeningId }) => screeningId === scene.film) ?? state.told.at(-1);
  return told === undefined
    ? say('explain.none', ['covid_test'])(state, scene)
    : reply(state, meaningText(told.finding, state.language), titled(state.language, ['accuracy']));
};

export const accuracy: Act = (state, scene) => {
  const figures = scene.accuracy;
  if (figures === null) return say('accuracy.unknown')(state, scene);
  const { language } = state;
  const unseen =
    figures.unseenSource === undefined
      ? ''
      : render(language, 'accuracy.unseenSource', { share: percentage(figures.unseenSource, language) });
  const params = { films: figures.films, share: percentage(figures.balancedAccuracy, language), unseen };
  return say('accuracy.known', [], params)(state, scene);
};

export const tellOtherKind: Act = (state, scene) => {
  const kind = scene.otherKind ?? 'other';
  return say(kind === 'image' ? 'kind.other' : `kind.${kind}`)(state, scene);
};

export const askLanguage: Act = (state) =>
  reply(
    state,
    render(state.language, 'language.ask'),
    languages.map((language) => ({ id: `language_${language}`, title: languageNames[language] })),
  );

/** The question that is open at each stage, or what can be said in its place. */
const question: Readonly<Record<Stage, Act>> = {
  start: say('greeting.hello', ['covid_test', 'help']),
  consent: askConsent,
  photo: askPhoto,
  reading: status,
  result: status,
  retake: askPhoto,
  donation: askDonation,
  feedback: askHelpful,
  report: askReport,
  erasure: askErasure,
  human: quiet,
  stopped: quiet,
};

/** Goes on in the new language with what was said last, so that nobody is left with a question they could not read. */
export const changeLanguage: Act = (state, scene) =>
  sequence(say('language.changed'), question[state.stage])(state, scene);

/** After an interruption the question that it left open is asked again; stages that ask nothing are left in peace. */
const askAgain =
  (stageOf: (state: DialogueState) => Stage): Act =>
  (state, scene) => {
    const stage = stageOf(state);
    const open: readonly Stage[] = ['consent', 'photo', 'retake', 'donation', 'feedback', 'report'];
    return open.includes(stage) ? question[stage](state, scene) : silence(state);
  };
export const askWhatWasResumed = askAgain((state) => state.resume);
export const askWhatWasInterrupted = askAgain((state) => state.interrupted);

/** Asks back instead of guessing. */
export const askWhich: Act = (state, scene) => say('fallback.unsure', scene.alternatives)(state, scene);

export const emergency: Act = (state, scene) => {
  const number = scene.country === null ? null : emergencyNumber(scene.country);
  return number === null
    ? say('emergency.unknown')(state, scene)
    : say('emergency.known', [], { number })(state, scene);
};
