import {
  accuracy,
  askConsent,
  askConsentAgain,
  askDonation,
  askDonationAgain,
  askErasure,
  askHelpful,
  askLanguage,
  askPhoto,
  askReport,
  askWhatWasInterrupted,
  askWhatWasResumed,
  askWhich,
  callHuman,
  cancel,
  changeLanguage,
  decline,
  donate,
  emergency,
  erase,
  explain,
  grant,
  keepToOneself,
  noHumanAnyMore,
  note,
  quiet,
  reopen,
  showHow,
  status,
  statusWithHuman,
  stop,
  tellOtherKind,
  yieldToHuman,
} from './acts.js';
import { holdPhotos, holdPhotosQuietly, readHeldPhotos, readPhotos } from './films.js';
import { tellKept } from './kept.js';
import { leaving, type Row, type Rule, type Rules, reopening, ruleFor, type Signal } from './rules.js';
import { type Act, type Scene, say, sequence, type Turn } from './scene.js';
import type { DialogueState, Stage } from './state.js';

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
  operator_hands_back: [
    { when: 'human called', act: sequence(say('human.nobody'), noHumanAnyMore) },
    { act: quiet },
  ],
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

const answeredOtherwise = leaving(answered, 'result');

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
      { act: sequence(grant, showHow), to: 'photo' },
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
    ...reopening(start, reopen),
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
  const rule = ruleFor(rules, state, scene);
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
