import { languageNames, render } from './catalogue/catalogue.js';
import { emergencyNumber } from './emergency-numbers.js';
import { dropFilms, holdPhotos, holdPhotosQuietly, readHeldPhotos, readPhotos } from './films.js';
import { tellKept } from './kept.js';
import { percentage } from './percentages.js';
import { meaningText } from './result.js';
import { type Act, effect, reply, type Scene, say, sequence, silence, type Turn, titled } from './scene.js';
import { type DialogueState, initialState, type Stage } from './state.js';
import { type Effect, languages, type Reported } from './types.js';
import type { Intent } from './understanding/intent.js';

/** What comes in: an intent, something that was sent, a word or a button that acts at once, or an operator's doing. */
export type Signal =
  | Intent
  | 'photo'
  | 'other_file'
  | 'link'
  | 'nothing'
  | 'stop'
  | 'begin'
  | 'report'
  | 'donate_yes'
  | 'donate_no'
  | 'helpful_yes'
  | 'helpful_no'
  | `found_${Reported | 'none'}`
  | 'operator_takes'
  | 'operator_hands_back';

/** Conditions that a rule may ask for, by the names that the diagram shows. */
const conditions = {
  'photos kept': (state) => state.held.length > 0,
  'consent given': (state) => state.consentAt !== null,
  'photos kept, consent given': (state) => state.held.length > 0 && state.consentAt !== null,
  'photo beside it': (_, scene) => scene.photos.length > 0,
  'something similar': (_, scene) => scene.alternatives.length > 0,
  'language named': (_, scene) => scene.languageNamed,
  'human called': (state) => state.humanSince !== null,
  'films to give': (state) => state.undecided.length > 0,
  'a result to speak of': (state) => state.told.length > 0,
  'answers a photo': (_, scene) => scene.film !== null,
  'was stopped': (state) => state.resume === 'stopped',
} as const satisfies Record<string, (state: DialogueState, scene: Scene) => boolean>;

/** What happens on a signal, and where that leads. */
export interface Rule {
  readonly when?: keyof typeof conditions;
  readonly act: Act;
  /**
   * The stage that follows; `resume` is the one before the question of erasure, `interrupted` the one before an operator
   * took over. The same stage where none is named.
   */
  readonly to?: Stage | 'resume' | 'interrupted';
}

/** For each signal the rules in order: the first whose condition holds is taken. */
type Rules = readonly [...Rule[], Omit<Rule, 'when'>];
export type Row = Readonly<Record<Signal, Rules>>;

const yesOrNo = ['consent_yes', 'consent_no'] as const;
const eraseOrKeep = ['erasure_yes', 'erasure_no'] as const;

const askConsent = say('consent.ask', yesOrNo);
const askConsentAgain = say('consent.again', yesOrNo);
const askErasure = say('erasure.ask', eraseOrKeep);
const askPhoto = say('photo.ask');
const askHelpful = say('feedback.ask', ['helpful_yes', 'helpful_no']);
const askReport = say('report.ask', [
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

const askDonationAgain = say('donation.again', ['donate_yes', 'donate_no']);

const quiet: Act = (state) => silence(state);

const grant: Act = (state, scene) => ({ state: { ...state, consentAt: scene.now }, effects: [] });

/** A consent that ends takes everything with it: photos that wait, films that are read or wait for a word on review. */
const withdraw: Act = (state) => ({
  state: { ...dropFilms(state), consentAt: null, undecided: [], toAsk: [] },
  effects: [
    ...state.held.map((photo): Effect => ({ type: 'discard', photo })),
    ...[...state.undecided, ...state.toAsk].map((screeningId): Effect => ({ type: 'release', screeningId })),
  ],
});

const decline = sequence(say('consent.declined'), withdraw);
const cancel = sequence(say('cancel.done'), withdraw);

const noHumanAnyMore: Act = (state) => ({
  state: { ...state, humanSince: null },
  effects: state.humanSince === null ? [] : [{ type: 'dismiss_human' }],
});

/** STOP: the confirmation is the last word. */
const stop = sequence(say('stop.done'), withdraw, noHumanAnyMore, effect({ type: 'opt_out' }));
const reopen = effect({ type: 'opt_in' });

/** Tells the person first: what is erased includes the address that the answer goes to. */
const erase: Act = (state, scene) => {
  const told = sequence(say('erasure.done'), noHumanAnyMore)(state, scene);
  const { language } = state;
  return { state: initialState, effects: [...told.effects, { type: 'erase', receipt: { language } }] };
};

const callHuman: Act = (state, scene) =>
  sequence(effect({ type: 'call_human' }), say('human.called'))({ ...state, humanSince: scene.now }, scene);

const yieldToHuman: Act = (state, scene) =>
  say('human.here')({ ...state, humanSince: state.humanSince ?? scene.now }, scene);

/** The person gives the films that were asked for to the review desk, and no others. */
const donate: Act = (state, scene) => {
  const said = say('donation.given')(state, scene);
  const given = state.undecided.map((screeningId): Effect => ({ type: 'donate', screeningId }));
  return {
    state: { ...said.state, undecided: [], donated: [...state.donated, ...state.undecided] },
    effects: [...said.effects, ...given],
  };
};

const keepToOneself: Act = (state, scene) => {
  const said = say('donation.declined')(state, scene);
  const released = state.undecided.map((screeningId): Effect => ({ type: 'release', screeningId }));
  return {
    state: { ...said.state, undecided: [] },
    effects: [...said.effects, ...released],
  };
};

/** Notes what the person says of the result told last. */
function note(said: { readonly helpful?: boolean; readonly reported?: Reported }): Act {
  return (state) => {
    const last = state.told.at(-1);
    return last === undefined
      ? silence(state)
      : { state, effects: [{ type: 'feedback', screeningId: last.screeningId, ...said }] };
  };
}

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

const statusWithHuman: Act = (state, scene) =>
  (state.humanSince === null ? status : sequence(status, say('human.waiting')))(state, scene);

/** Explains the result that the message answers, or the last one. */
const explain: Act = (state, scene) => {
  if (state.films.some(({ screeningId }) => screeningId === scene.film)) return status(state, scene);
  const told = state.told.find(({ screeningId }) => screeningId === scene.film) ?? state.told.at(-1);
  return told === undefined
    ? say('explain.none', ['covid_test'])(state, scene)
    : reply(state, meaningText(told.finding, state.language), titled(state.language, ['accuracy']));
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

const tellOtherKind: Act = (state, scene) => {
  const kind = scene.otherKind ?? 'other';
  return say(kind === 'image' ? 'kind.other' : `kind.${kind}`)(state, scene);
};

const askLanguage: Act = (state) =>
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
const changeLanguage: Act = (state, scene) =>
  sequence(say('language.changed'), question[state.stage])(state, scene);

/** After an interruption the question that it left open is asked again; stages that ask nothing are left in peace. */
const askAgain =
  (stageOf: (state: DialogueState) => Stage): Act =>
  (state, scene) => {
    const stage = stageOf(state);
    const open: readonly Stage[] = ['consent', 'photo', 'retake', 'donation', 'feedback', 'report'];
    return open.includes(stage) ? question[stage](state, scene) : silence(state);
  };
const askWhatWasResumed = askAgain((state) => state.resume);
const askWhatWasInterrupted = askAgain((state) => state.interrupted);

/** Asks back instead of guessing. */
const askWhich: Act = (state, scene) => say('fallback.unsure', scene.alternatives)(state, scene);

const emergency: Act = (state, scene) => {
  const number = scene.country === null ? null : emergencyNumber(scene.country);
  return number === null
    ? say('emergency.unknown')(state, scene)
    : say('emergency.known', [], { number })(state, scene);
};

/** What was not understood: for the human who was called, about the photo that it answers, like something, or like nothing. */
function unclear(otherwise: Act): Rules {
  return [
    { when: 'human called', act: say('human.passedOn') },
    { when: 'answers a photo', act: explain },
    { when: 'something similar', act: askWhich },
    { act: otherwise },
  ];
}

/** Signals that are answered alike wherever the conversation stands. */
const everywhere = {
  help: [{ act: say('help') }],
  cancel: [{ act: cancel, to: 'start' }],
  stop: [{ act: stop, to: 'stopped' }],
  status: [{ act: statusWithHuman }],
  explain_result: [{ act: explain }],
  accuracy: [{ act: accuracy }],
  privacy: [{ act: tellKept }],
  delete_data: [{ act: askErasure, to: 'erasure' }],
  language: [{ when: 'language named', act: changeLanguage }, { act: askLanguage }],
  human: [{ when: 'human called', act: say('human.waiting') }, { act: callHuman }],
  emergency: [{ act: emergency }],
  thanks: [{ act: say('thanks') }],
  link: [{ act: say('kind.link') }],
  nothing: [{ act: say('kind.empty') }],
  other_file: [{ act: tellOtherKind }],
  donate_yes: [{ when: 'films to give', act: donate }, { act: say('donation.over') }],
  donate_no: [{ when: 'films to give', act: keepToOneself }, { act: say('donation.over') }],
  helpful_yes: [{ act: sequence(note({ helpful: true }), say('feedback.thanks')) }],
  helpful_no: [{ act: sequence(note({ helpful: false }), say('feedback.sorry')) }],
  report: [{ when: 'a result to speak of', act: askReport }, { act: say('report.none', ['covid_test']) }],
  found_normal: [{ act: sequence(note({ reported: 'normal' }), say('report.thanks')) }],
  found_pneumonia: [{ act: sequence(note({ reported: 'pneumonia' }), say('report.thanks')) }],
  found_covid19: [{ act: sequence(note({ reported: 'covid19' }), say('report.thanks')) }],
  found_other: [{ act: sequence(note({ reported: 'other' }), say('report.thanks')) }],
  found_none: [{ act: say('goodbye') }],
  operator_takes: [{ act: yieldToHuman, to: 'human' }],
  operator_hands_back: [{ act: noHumanAnyMore }],
} as const satisfies Partial<Row>;

/** Photos are read where a consent stands, and kept until it is given where none does. */
const takePhotos = [
  { when: 'consent given', act: readPhotos, to: 'reading' },
  { act: holdPhotos, to: 'consent' },
] as const satisfies Rules;

const nextFilm = [
  { when: 'consent given', act: askPhoto, to: 'photo' },
  { act: askConsent, to: 'consent' },
] as const satisfies Rules;

/** A film is answered; the next one is welcome. */
const answered = {
  ...everywhere,
  greet: [
    { when: 'consent given', act: sequence(say('greeting.back'), askPhoto), to: 'photo' },
    { act: say('greeting.hello', ['covid_test', 'help']), to: 'start' },
  ],
  covid_test: nextFilm,
  begin: nextFilm,
  consent_yes: nextFilm,
  consent_no: [{ act: say('thanks') }],
  photo: takePhotos,
  report: [
    { when: 'a result to speak of', act: askReport, to: 'report' },
    { act: say('report.none', ['covid_test']) },
  ],
  fallback: unclear(say('fallback.result', ['explain_result', 'report', 'help'])),
} as const satisfies Row;

/** The same row with each rule that names no stage leading to one: a question that is answered otherwise is over. */
function leaving(row: Row, stage: Stage): Row {
  const rules = Object.entries(row) as readonly (readonly [Signal, Rules])[];
  return Object.fromEntries(
    rules.map(([signal, list]) => [signal, list.map((rule) => ({ to: stage, ...rule }))]),
  ) as unknown as Row;
}

const answeredOtherwise = leaving(answered, 'result');

/** What a person may ask of a line that they stopped, by which it begins again. */
function reopening(row: Row): Row {
  const rules = Object.entries(row) as readonly (readonly [Signal, Rules])[];
  return Object.fromEntries(
    rules.map(([signal, list]) => [
      signal,
      list.map((rule) => ({ to: 'start', ...rule, act: sequence(reopen, rule.act) })),
    ]),
  ) as unknown as Row;
}

const silent = [{ act: quiet }] as const;

const start = {
  ...everywhere,
  greet: [{ act: say('greeting.hello', ['covid_test', 'help']) }],
  covid_test: [{ act: askConsent, to: 'consent' }],
  begin: [{ act: askConsent, to: 'consent' }],
  consent_yes: [{ act: askConsent, to: 'consent' }],
  consent_no: [{ act: say('consent.declined') }],
  photo: [{ act: holdPhotos, to: 'consent' }],
  fallback: unclear(say('fallback.start', ['covid_test', 'help', 'language'])),
} as const satisfies Row;

/** The whole dialogue: for each stage, what each signal does and where it leads. */
export const stages = {
  start,
  consent: {
    ...everywhere,
    greet: [{ act: sequence(say('greeting.back'), askConsentAgain) }],
    covid_test: [{ act: askConsent }],
    begin: [{ act: askConsent }],
    consent_yes: [
      { when: 'photos kept', act: sequence(grant, readHeldPhotos), to: 'reading' },
      { when: 'photo beside it', act: grant, to: 'photo' },
      { act: sequence(grant, askPhoto), to: 'photo' },
    ],
    consent_no: [{ act: decline, to: 'start' }],
    photo: [{ act: holdPhotos }],
    fallback: [{ when: 'human called', act: say('human.passedOn') }, { act: askConsentAgain }],
  },
  photo: {
    ...everywhere,
    greet: [{ act: sequence(say('greeting.back'), askPhoto) }],
    covid_test: [{ act: askPhoto }],
    begin: [{ act: askPhoto }],
    consent_yes: [{ act: askPhoto }],
    consent_no: [{ act: decline, to: 'start' }],
    photo: takePhotos,
    fallback: unclear(say('fallback.photo', ['help', 'privacy', 'cancel'])),
  },
  reading: {
    ...everywhere,
    greet: [{ act: status }],
    covid_test: [{ act: status }],
    begin: [{ act: status }],
    consent_yes: [{ act: status }],
    consent_no: [{ act: status }],
    photo: takePhotos,
    fallback: unclear(say('fallback.reading', ['status', 'help', 'cancel'])),
  },
  result: answered,
  retake: answered,
  donation: {
    ...answeredOtherwise,
    // A yes counts right after the question alone: whatever else is said ends it, and its buttons stay.
    consent_yes: [{ act: sequence(donate, askHelpful), to: 'feedback' }],
    consent_no: [{ act: sequence(keepToOneself, askHelpful), to: 'feedback' }],
    donate_yes: [{ act: sequence(donate, askHelpful), to: 'feedback' }],
    donate_no: [{ act: sequence(keepToOneself, askHelpful), to: 'feedback' }],
    // What it means and who sees it is asked before one agrees: then the question comes again.
    explain_result: [{ act: sequence(explain, askDonation) }],
    accuracy: [{ act: sequence(accuracy, askDonation) }],
    privacy: [{ act: sequence(tellKept, askDonation) }],
    language: [{ when: 'language named', act: changeLanguage }, { act: askLanguage }],
    fallback: [
      { when: 'human called', act: say('human.passedOn') },
      { when: 'answers a photo', act: explain, to: 'result' },
      { act: askDonationAgain },
    ],
  },
  feedback: {
    ...answeredOtherwise,
    consent_yes: [
      { act: sequence(note({ helpful: true }), say('feedback.thanks'), askReport), to: 'report' },
    ],
    consent_no: [{ act: sequence(note({ helpful: false }), say('feedback.sorry'), askReport), to: 'report' }],
    helpful_yes: [
      { act: sequence(note({ helpful: true }), say('feedback.thanks'), askReport), to: 'report' },
    ],
    helpful_no: [{ act: sequence(note({ helpful: false }), say('feedback.sorry'), askReport), to: 'report' }],
    language: [{ when: 'language named', act: changeLanguage }, { act: askLanguage }],
  },
  report: {
    ...answeredOtherwise,
    consent_yes: [{ act: askReport }],
    consent_no: [{ act: say('goodbye'), to: 'result' }],
    report: [{ act: askReport }],
    language: [{ when: 'language named', act: changeLanguage }, { act: askLanguage }],
  },
  /** Emergencies and rights alone; all else is for the human, who reads it in the console. */
  human: {
    emergency: [{ act: emergency }],
    stop: [{ act: stop, to: 'stopped' }],
    delete_data: [{ act: askErasure, to: 'erasure' }],
    help: [{ act: say('human.help', ['begin']) }],
    privacy: [{ act: tellKept }],
    begin: handBack(say('human.left')),
    operator_hands_back: handBack(say('human.released')),
    photo: [{ act: holdPhotosQuietly }],
    greet: silent,
    covid_test: silent,
    consent_yes: silent,
    consent_no: silent,
    cancel: silent,
    status: silent,
    explain_result: silent,
    accuracy: silent,
    language: silent,
    human: silent,
    thanks: silent,
    fallback: silent,
    link: silent,
    nothing: silent,
    other_file: silent,
    report: silent,
    donate_yes: silent,
    donate_no: silent,
    helpful_yes: silent,
    helpful_no: silent,
    found_normal: silent,
    found_pneumonia: silent,
    found_covid19: silent,
    found_other: silent,
    found_none: silent,
    operator_takes: silent,
  },
  /** After STOP: emergencies and rights are answered, a wish begins anew, all else is met with silence. */
  stopped: {
    ...reopening(start),
    emergency: [{ act: emergency }],
    stop: [{ act: say('stop.done') }],
    delete_data: [{ act: askErasure, to: 'erasure' }],
    help: [{ act: say('stop.help', ['begin']) }],
    privacy: [{ act: tellKept }],
    cancel: silent,
    // As a rule an "ok" to the confirmation.
    consent_yes: silent,
    consent_no: silent,
    thanks: silent,
    fallback: silent,
    link: silent,
    nothing: silent,
    other_file: silent,
    operator_takes: silent,
    operator_hands_back: silent,
  },
} as const satisfies Record<Exclude<Stage, 'erasure'>, Row>;

/** Goes on where the human came in, with photos that came meanwhile, or with the question that was open. */
function handBack(told: Act): Rules {
  const leave = sequence(told, noHumanAnyMore);
  return [
    { when: 'photos kept, consent given', act: sequence(leave, readHeldPhotos), to: 'reading' },
    { when: 'photos kept', act: sequence(leave, askConsent), to: 'consent' },
    { act: sequence(leave, askWhatWasInterrupted), to: 'interrupted' },
  ];
}

/** What the question of erasure takes for an answer. Every other signal leaves the question and is answered as before it. */
export const erasureRow = {
  consent_yes: [
    { when: 'was stopped', act: erase, to: 'stopped' },
    { act: erase, to: 'start' },
  ],
  consent_no: [{ act: sequence(say('erasure.kept'), askWhatWasResumed), to: 'resume' }],
  cancel: [{ act: sequence(say('erasure.kept'), askWhatWasResumed), to: 'resume' }],
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
  const stage = rule.to === 'resume' ? state.resume : rule.to === 'interrupted' ? state.interrupted : rule.to;
  // The numbers of a question that is left behind mean nothing in the next stage.
  const asked = turn.state.offered !== state.offered || stage === state.stage;
  const offered = asked ? turn.state.offered : [];
  return { state: { ...turn.state, ...returning(state, stage), stage, offered }, effects: turn.effects };
}

/** Where to go on after a question of erasure, or after a human, that begins now. */
function returning(
  { stage: before }: DialogueState,
  stage: Stage,
): Partial<Pick<DialogueState, 'resume' | 'interrupted'>> {
  if (before === 'erasure' || before === stage) return {};
  if (stage === 'erasure') return { resume: before };
  const inCharge = before !== 'human' && before !== 'stopped';
  return stage === 'human' && inCharge ? { interrupted: before } : {};
}
