import { isMessageKey, type MessageKey, render } from './catalogue/catalogue.js';
import { labels, likeliest, percentages } from './percentages.js';
import type { Finding, Language } from './types.js';

/** Share from which a film counts as a clear case in words. The figures stand beside the words either way. */
const clearShare = 0.8;

/** Names of the quality findings that have advice of their own, worst first when several apply. */
const maximumAdvice = 3;

/** What a person is told about one film. Figures never stand without the caution. */
export function resultText(finding: Finding, language: Language, withPicture: boolean): string {
  switch (finding.outcome) {
    case 'not_chest_xray':
      return render(language, 'outcome.notChestXray');
    case 'unreadable':
      return render(language, 'outcome.unreadable');
    case 'poor_quality':
      return render(language, 'outcome.poorQuality', { advice: advice(finding.quality, language) });
    case 'classified':
    case 'uncertain':
      return finding.probabilities === null
        ? render(language, 'outcome.poorQuality', { advice: advice(finding.quality, language) })
        : figures(finding.outcome, finding.probabilities, finding.quality, language, withPicture);
  }
}

function figures(
  outcome: 'classified' | 'uncertain',
  probabilities: NonNullable<Finding['probabilities']>,
  quality: readonly string[],
  language: Language,
  withPicture: boolean,
): string {
  const label = likeliest(probabilities);
  const shares = percentages(probabilities, language);
  const verdict: MessageKey =
    outcome === 'uncertain'
      ? 'result.uncertain'
      : probabilities[label] >= clearShare
        ? 'result.strong'
        : 'result.moderate';
  const next: MessageKey = outcome === 'uncertain' ? 'result.next.uncertain' : `result.next.${label}`;
  const lines = labels.map((name) => `${render(language, `label.${name}`)}: ${shares[name]}`);
  return [
    render(language, verdict, { label: render(language, `label.${label}`) }),
    lines.join('\n'),
    ...corrections(quality, language),
    render(language, 'result.caution'),
    ...(withPicture ? [render(language, 'result.picture')] : []),
    render(language, next),
    render(language, 'result.more'),
  ].join('\n\n');
}

/** What was put right before the film was read: a person must be able to see that it was put right wrongly. */
function corrections(quality: readonly string[], language: Language): string[] {
  return quality
    .map((name) => `correction.${name}`)
    .filter(isMessageKey)
    .map((key) => render(language, key));
}

/** What a result means, without its figures: for each outcome, each group and each band of certainty. */
export function meaningText(finding: Finding, language: Language): string {
  if (!wasRead(finding) || finding.probabilities === null) return render(language, 'explain.unread');
  if (finding.outcome === 'uncertain') return render(language, 'explain.uncertain');
  const label = likeliest(finding.probabilities);
  const band: MessageKey = finding.probabilities[label] >= clearShare ? 'explain.strong' : 'explain.moderate';
  return [
    render(language, 'explain.classified', { label: render(language, `label.${label}`) }),
    render(language, `meaning.${label}`),
    render(language, band),
  ].join('\n\n');
}

/** How to take the picture again: one line for each finding, general advice where none is known. */
function advice(quality: readonly string[], language: Language): string {
  const keys = [...new Set(quality.map((name) => `advice.${name}`).filter(isMessageKey))];
  const told: readonly MessageKey[] = keys.length > 0 ? keys.slice(0, maximumAdvice) : ['advice.other'];
  return [render(language, 'advice.title'), ...told.map((key) => `• ${render(language, key)}`)].join('\n');
}

/** Whether a finding gave a person figures, or asked for a better photo. */
export function wasRead(finding: Finding): boolean {
  return (
    finding.probabilities !== null && (finding.outcome === 'classified' || finding.outcome === 'uncertain')
  );
}
