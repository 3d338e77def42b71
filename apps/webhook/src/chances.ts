import { type ErrorCode, LunglineError } from '@lungline/errors';
import type { Chances, Prediction } from './schemas/prediction.js';

const refusals = {
  not_chest_xray: 'NOT_CHEST_XRAY',
  poor_quality: 'POOR_QUALITY',
  unreadable: 'UNREADABLE',
} as const satisfies Record<string, ErrorCode>;

/**
 * A prediction in the shape of the original service. That shape has no room for a film without percentages, and an
 * empty list would read as a success: such a film is an error with its own code.
 * @throws LunglineError NOT_CHEST_XRAY, POOR_QUALITY, UNREADABLE
 */
export function chances({ created, outcome, probabilities }: Prediction): Chances {
  if (outcome !== 'classified' && outcome !== 'uncertain') throw new LunglineError(refusals[outcome]);
  if (probabilities === null)
    throw new LunglineError('INTERNAL', { detail: `${outcome} without probabilities` });
  const { normal, pneumonia, covid19 } = probabilities;
  return {
    created,
    predictions: [
      { type: 'normal', chances: percent(normal) },
      { type: 'pneumonia', chances: percent(pneumonia) },
      { type: 'covid19', chances: percent(covid19) },
    ],
  };
}

/** Two decimals: more would claim a precision that no model has. */
function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
