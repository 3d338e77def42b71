import { createDialogue, type DialogueState, type Effect } from '../src/index.js';
import type { AttachmentKind, Finding, Label, ModelAccuracy, Retention } from '../src/types.js';

/**
 * A conversation as a readable file. A line with `>` is what the person sends, `+` lets time pass, `*` is how a film
 * ended, `@` is what an operator does; all other lines are what came of it and are written by the test. Language of the script:
 *
 *     > [image] [audio] words          a message; attachments first
 *     > (consent_yes)                  a button pressed
 *     > {DE} words                     a message from a number of this country
 *     > ^3 words                       an answer to the third message of the person
 *     + 2 days | 90 s                  silence
 *     * film 1: classified 3 95 2      normal, pneumonia, COVID-19 in percent; with a picture
 *     * film 1: poor_quality too_dark  quality findings
 *     * film 1: failed photo.lost      a fault
 *     * film 2: classified 3 95 2 #1   the very same photo as film 1
 *     @ take | @ release | @ say words an operator
 */
export function playChat(script: string, accuracy: ModelAccuracy | null, retention: Retention): string {
  const dialogue = createDialogue({ accuracy, retention });
  let state: DialogueState = dialogue.initialState;
  let now = Date.UTC(2026, 0, 5, 9);
  let messages = 0;
  const films: string[] = [];
  const lines: string[] = [];

  const play = (event: Parameters<typeof dialogue.reduce>[1]): void => {
    now += 1000;
    const turn = dialogue.reduce(state, event, now);
    state = dialogue.parseState(JSON.parse(JSON.stringify(turn.state)));
    for (const effect of turn.effects) {
      if (effect.type === 'screen') films.push(effect.screeningId);
      lines.push(...show(effect, films));
    }
    if (turn.effects.length === 0) lines.push('  (silence)');
    lines.push(`  -- ${state.stage}, ${state.language}`);
  };

  for (const line of script.split('\n')) {
    if (line.startsWith('#')) lines.push(line);
    if (line.startsWith('>')) {
      messages += 1;
      lines.push('', line);
      play(message(`m${messages}`, line.slice(1).trim()));
    }
    if (line.startsWith('@')) {
      lines.push('', line);
      const [, action = '', text = ''] = /^@ (\w+)\s*(.*)$/.exec(line) ?? [];
      play(
        action === 'say'
          ? { type: 'operator', action, text }
          : { type: 'operator', action: action === 'take' ? 'take' : 'release' },
      );
    }
    if (line.startsWith('+')) {
      lines.push('', line);
      now += duration(line.slice(1).trim());
    }
    if (line.startsWith('*')) {
      lines.push('', line);
      play(ending(line.slice(1).trim(), films));
    }
  }
  return `${lines.join('\n')}\n`;
}

function message(
  messageId: string,
  source: string,
): Parameters<ReturnType<typeof createDialogue>['reduce']>[1] {
  const kinds: AttachmentKind[] = [];
  let rest = source.replace(/\\n/g, '\n');
  const country = /^\{(\w\w)\}\s*/.exec(rest);
  rest = rest.slice(country?.[0].length ?? 0);
  const replyTo = /^\^(\d+)\s*/.exec(rest);
  rest = rest.slice(replyTo?.[0].length ?? 0);
  for (let kind = attachment(rest); kind !== null; kind = attachment(rest)) {
    kinds.push(kind[1] as AttachmentKind);
    rest = rest.slice(kind[0].length);
  }
  const choice = /^\((\w+)\)$/.exec(rest)?.[1];
  return {
    type: 'message',
    messageId,
    text: choice === undefined ? rest : '',
    attachments: kinds.map((kind, index) => ({ kind, index })),
    ...(choice !== undefined && { choice }),
    ...(country?.[1] !== undefined && { country: country[1] }),
    ...(replyTo?.[1] !== undefined && { replyTo: `m${replyTo[1]}` }),
  };
}

function attachment(source: string): RegExpExecArray | null {
  return /^\[(\w+)\]\s*/.exec(source);
}

function ending(
  source: string,
  films: readonly string[],
): Parameters<ReturnType<typeof createDialogue>['reduce']>[1] {
  const [, number = '0', outcome = '', rest = ''] = /^film (\d+): (\w+)\s*(.*)$/.exec(source) ?? [];
  const screeningId = films[Number(number) - 1] ?? `unknown-${number}`;
  if (outcome === 'failed') return { type: 'failure', screeningId, messageKey: rest };
  const words = rest.split(' ').filter((word) => word !== '');
  const shares = words.filter((word) => /^[\d.]+$/.test(word)).map((word) => Number(word) / 100);
  const [normal, pneumonia, covid19] = shares;
  const probabilities: Record<Label, number> | null =
    normal === undefined || pneumonia === undefined || covid19 === undefined
      ? null
      : { normal, pneumonia, covid19 };
  const finding: Finding = {
    outcome: outcome as Finding['outcome'],
    probabilities,
    quality: words.filter((word) => /^[a-z_]+$/.test(word)),
  };
  const same = words.find((word) => word.startsWith('#'));
  return {
    type: 'finding',
    screeningId,
    finding,
    fingerprint: same ?? `#${number}`,
    ...(probabilities !== null && { pictureId: `attention-${number}` }),
  };
}

function duration(source: string): number {
  const [, count = '0', unit = ''] = /^(\d+)\s*(\w+)$/.exec(source) ?? [];
  const units: Readonly<Record<string, number>> = {
    s: 1,
    seconds: 1,
    min: 60,
    minutes: 60,
    hours: 3600,
    days: 86_400,
  };
  return Number(count) * (units[unit] ?? 0) * 1000;
}

function show(effect: Effect, films: readonly string[]): readonly string[] {
  switch (effect.type) {
    case 'screen':
      return [`  ! read film ${films.indexOf(effect.screeningId) + 1}`];
    case 'discard':
      return ['  ! delete what was sent'];
    case 'erase':
      return ['  ! erase'];
    // Nothing that the person could tell from the reply itself.
    case 'acknowledge':
      return [];
    case 'donate':
      return [`  ! give film ${films.indexOf(effect.screeningId) + 1} to the review desk`];
    case 'release':
      return [`  ! forget film ${films.indexOf(effect.screeningId) + 1}`];
    case 'feedback': {
      const said = [
        ...(effect.helpful === undefined ? [] : [effect.helpful ? 'helpful' : 'not helpful']),
        ...(effect.reported === undefined ? [] : [`found: ${effect.reported}`]),
      ];
      return [`  ! note of film ${films.indexOf(effect.screeningId) + 1}: ${said.join(', ')}`];
    }
    case 'unmatched':
      return [`  ! not understood (${effect.language}): ${effect.text} [${effect.guesses.join(', ')}]`];
    case 'call_human':
      return ['  ! call a human'];
    case 'dismiss_human':
      return ['  ! no human is needed any more'];
    case 'pass_on':
      return [`  ! to the human: ${[...effect.attachments, effect.text].join(' ').trim()}`];
    case 'opt_out':
      return ['  ! send nothing any more'];
    case 'opt_in':
      return ['  ! send again'];
    case 'reply':
      return [
        ...(effect.template === undefined ? [] : [`  < template ${effect.template}`]),
        ...effect.text
          .split('\n')
          .map((line, index) => (index === 0 ? `  < ${line}` : `    ${line}`.trimEnd())),
        ...(effect.choices === undefined
          ? []
          : [`    ${effect.choices.map(({ title }) => `[${title}]`).join(' ')}`]),
        ...(effect.pictureId === undefined ? [] : [`    <picture ${effect.pictureId}>`]),
      ];
  }
}
