import { languageNames, render } from './catalogue/catalogue.js';
import { emergencyNumber } from './emergency-numbers.js';
import { dropFilms, holdPhotos, readHeldPhotos, readPhotos } from './films.js';
import { likeliest, percentage } from './percentages.js';
import { wasRead } from './result.js';
import { type Act, reply, type Scene, say, sequence, type Turn } from './scene.js';
import { type DialogueState, initialState, type Stage } from './state.js';
import { languages } from './types.js';
import type { Intent } from './understanding/intent.js';

/** What a message comes to: an intent, a photo, a link to somewhere, or nothing at all. */
export type Signal = Intent | 'photo' | 'link' | 'nothing';

/** Conditions that a rule may ask for, by the names that the diagram shows. */
const conditions = {
  'photos kept': (state) => state.held.length > 0,
  'photo beside it': (_, scene) => scene.photos.length > 0,
  'something similar': (_, scene) => scene.alternatives.length > 0,
  'language named': (_, scene) => scene.languageNamed,
} as const satisfies Record<string, (state: DialogueState, scene: Scene) => boolean>;

/** What happens on a signal, and where that leads. */
export interface Rule {
  readonly when?: keyof typeof conditions;
  readonly act: Act;
  /** The stage that follows; `resume` is the one before the question of erasure. The same stage where none is named. */
  readonly to?: Stage | 'resume';
}

/** For each signal the rules in order: the first whose condition holds is taken. */
export type Row = Readonly<Record<Signal, readonly [...Rule[], Omit<Rule, 'when'>]>>;

const yesOrNo = ['consent_yes', 'consent_no'] as const;
const eraseOrKeep = ['erasure_yes', 'erasure_no'] as const;

const askConsent = say('consent.ask', yesOrNo);
const askConsentAgain = say('consent.again', yesOrNo);
const askErasure = say('erasure.ask', eraseOrKeep);
const askPhoto = say('photo.ask');

const grant: Act = (state, scene) => ({ state: { ...state, consentAt: scene.now }, effects: [] });

/** Photos that were held for a consent that did not come are not kept anywhere. */
const withoutHeldPhotos =
  (act: Act): Act =>
  (state, scene) => {
    const turn = act(state, scene);
    const discards = state.held.map((photo) => ({ type: 'discard', photo }) as const);
    return { ...turn, effects: [...turn.effects, ...discards] };
  };

const decline: Act = withoutHeldPhotos((state, scene) =>
  say('consent.declined')({ ...dropFilms(state), consentAt: null }, scene),
);

/** Whoever stops takes the consent back: nothing is read until it is given anew. */
const cancel: Act = withoutHeldPhotos((state, scene) =>
  say('cancel.done')({ ...dropFilms(state), consentAt: null }, scene),
);

/** Tells the person first: what is erased includes the address that the answer goes to. */
const erase: Act = (state, scene) => {
  const told = say('erasure.done')(state, scene);
  return {
    state: initialState,
    effects: [...told.effects, { type: 'erase', receipt: { language: state.language } }],
  };
};

const status: Act = (state, scene) => {
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
    case 'erasure':
      return askErasure(state, scene);
    default:
      return say(`status.${state.stage}`)(state, scene);
  }
};

const explain: Act = (state, scene) => {
  const finding = state.lastFinding;
  if (finding === null) return say('explain.none', ['covid_test'])(state, scene);
  if (!wasRead(finding) || finding.probabilities === null) return say('explain.unread')(state, scene);
  if (finding.outcome === 'uncertain') return say('explain.uncertain', ['accuracy'])(state, scene);
  const label = render(state.language, `label.${likeliest(finding.probabilities)}`);
  return say('explain.classified', ['accuracy'], { label })(state, scene);
};

const accuracy: Act = (state, scene) => {
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

const askLanguage: Act = (state) =>
  reply(
    state,
    render(state.language, 'language.ask'),
    languages.map((language) => ({ id: `language_${language}`, title: languageNames[language] })),
  );

/** Goes on in the new language with what was said last, so that nobody is left with a question they could not read. */
const changeLanguage: Act = (state, scene) => {
  const again: Readonly<Record<Stage, Act>> = {
    start: say('greeting.hello', ['covid_test', 'help']),
    consent: askConsent,
    photo: askPhoto,
    reading: status,
    result: status,
    retake: askPhoto,
    erasure: askErasure,
  };
  return sequence(say('language.changed'), again[state.stage])(state, scene);
};

/** Asks back instead of guessing. */
const askWhich: Act = (state, scene) => say('fallback.unsure', scene.alternatives)(state, scene);

const emergency: Act = (state, scene) => {
  const number = scene.country === null ? null : emergencyNumber(scene.country);
  return number === null
    ? say('emergency.unknown')(state, scene)
    : say('emergency.known', [], { number })(state, scene);
};

/** Signals that are answered alike wherever the conversation stands. */
const everywhere = {
  help: [{ act: say('help') }],
  cancel: [{ act: cancel, to: 'start' }],
  status: [{ act: status }],
  explain_result: [{ act: explain }],
  accuracy: [{ act: accuracy }],
  privacy: [{ act: say('privacy', ['delete_data']) }],
  delete_data: [{ act: askErasure, to: 'erasure' }],
  language: [{ when: 'language named', act: changeLanguage }, { act: askLanguage }],
  human: [{ act: say('human') }],
  emergency: [{ act: emergency }],
  thanks: [{ act: say('thanks') }],
  link: [{ act: say('kind.link') }],
  nothing: [{ act: say('kind.empty') }],
} as const satisfies Partial<Row>;

/** A film is answered; the next one is welcome. */
const answered = {
  ...everywhere,
  greet: [{ act: sequence(say('greeting.back'), askPhoto), to: 'photo' }],
  covid_test: [{ act: askPhoto, to: 'photo' }],
  consent_yes: [{ act: askPhoto, to: 'photo' }],
  consent_no: [{ act: say('thanks') }],
  photo: [{ act: readPhotos, to: 'reading' }],
  fallback: [
    { when: 'something similar', act: askWhich },
    { act: say('fallback.result', ['explain_result', 'accuracy', 'help']) },
  ],
} as const satisfies Row;

/** The whole dialogue: for each stage, what each signal does and where it leads. */
export const stages = {
  start: {
    ...everywhere,
    greet: [{ act: say('greeting.hello', ['covid_test', 'help']) }],
    covid_test: [{ act: askConsent, to: 'consent' }],
    consent_yes: [{ act: askConsent, to: 'consent' }],
    consent_no: [{ act: say('consent.declined') }],
    photo: [{ act: holdPhotos, to: 'consent' }],
    fallback: [
      { when: 'something similar', act: askWhich },
      { act: say('fallback.start', ['covid_test', 'help', 'language']) },
    ],
  },
  consent: {
    ...everywhere,
    greet: [{ act: sequence(say('greeting.back'), askConsentAgain) }],
    covid_test: [{ act: askConsent }],
    consent_yes: [
      { when: 'photos kept', act: sequence(grant, readHeldPhotos), to: 'reading' },
      { when: 'photo beside it', act: grant, to: 'photo' },
      { act: sequence(grant, askPhoto), to: 'photo' },
    ],
    consent_no: [{ act: decline, to: 'start' }],
    photo: [{ act: holdPhotos }],
    fallback: [{ act: askConsentAgain }],
  },
  photo: {
    ...everywhere,
    greet: [{ act: sequence(say('greeting.back'), askPhoto) }],
    covid_test: [{ act: askPhoto }],
    consent_yes: [{ act: askPhoto }],
    consent_no: [{ act: decline, to: 'start' }],
    photo: [{ act: readPhotos, to: 'reading' }],
    fallback: [
      { when: 'something similar', act: askWhich },
      { act: say('fallback.photo', ['help', 'privacy', 'cancel']) },
    ],
  },
  reading: {
    ...everywhere,
    greet: [{ act: status }],
    covid_test: [{ act: status }],
    consent_yes: [{ act: status }],
    consent_no: [{ act: status }],
    photo: [{ act: readPhotos }],
    fallback: [
      { when: 'something similar', act: askWhich },
      { act: say('fallback.reading', ['status', 'help', 'cancel']) },
    ],
  },
  result: answered,
  retake: answered,
} as const satisfies Record<Exclude<Stage, 'erasure'>, Row>;

/** What the question of erasure takes for an answer. Every other signal leaves the question and is answered as before it. */
export const erasureRow = {
  consent_yes: [{ act: erase, to: 'start' }],
  consent_no: [{ act: say('erasure.kept'), to: 'resume' }],
  cancel: [{ act: say('erasure.kept'), to: 'resume' }],
  delete_data: [{ act: askErasure }],
  status: [{ act: askErasure }],
  fallback: [{ act: askErasure }],
} as const satisfies Partial<Row>;

/** Takes one signal: finds its rule, acts, and moves to the stage that the rule names. */
export function step(state: DialogueState, signal: Signal, scene: Scene): Turn {
  if (state.stage === 'erasure') {
    const rules: Partial<Row> = erasureRow;
    const own = rules[signal];
    if (own === undefined) return step({ ...state, stage: state.resume }, signal, scene);
    return follow(state, own, scene);
  }
  const row: Row = stages[state.stage];
  return follow(state, row[signal], scene);
}

function follow(state: DialogueState, rules: readonly Rule[], scene: Scene): Turn {
  const rule = rules.find(({ when }) => when === undefined || conditions[when](state, scene));
  if (rule === undefined) return { state, effects: [] };
  const turn = rule.act(state, scene);
  if (rule.to === undefined) return turn;
  const stage = rule.to === 'resume' ? state.resume : rule.to;
  const resume = stage === 'erasure' && state.stage !== 'erasure' ? state.stage : turn.state.resume;
  // The numbers of a question that is left behind mean nothing in the next stage.
  const asked = turn.state.offered !== state.offered || stage === state.stage;
  const offered = asked ? turn.state.offered : [];
  return { state: { ...turn.state, stage, resume, offered }, effects: turn.effects };
}
