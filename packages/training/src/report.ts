import type { EngineName, Label } from '@lungline/classifier';
import type { CalibrationBin, Interval } from './metrics.js';
import type { Part } from './split.js';

/** A figure with its 95 % interval: Wilson's for shares, resampled patients for everything else. */
export interface Figure {
  readonly value: number;
  readonly interval: Interval;
}

export interface ClassFigures {
  readonly label: Label;
  readonly films: number;
  readonly sensitivity: Figure;
  readonly specificity: Figure;
  /** Predictive values at the shares of the classes in this data, which are not those of any clinic. */
  readonly positivePredictive: Figure;
  readonly negativePredictive: Figure;
  readonly auc: Figure;
  /** The ROC curve: share of other films wrongly taken for the class, share of its own found. */
  readonly roc: readonly Point[];
}

export type Point = readonly [x: number, y: number];

export interface StratumFigures {
  readonly label: Label;
  readonly source: string;
  readonly films: number;
  readonly recalled: Figure;
}

/** One source that holds more than one class: knowing the source does not help there. */
export interface WithinSource {
  readonly source: string;
  readonly films: number;
  readonly balancedAccuracy: Figure;
  /** Each class that occurs, against the rest of the source. */
  readonly auc: Readonly<Partial<Record<Label, Figure>>>;
}

export interface CoveragePoint {
  /** Films whose top share is at least this get an answer. */
  readonly from: number;
  readonly share: number;
  readonly accuracy: Figure;
}

/** The same films, changed. */
export interface ChangedFigures {
  readonly balancedAccuracy: Figure;
  readonly macroAuc: Figure;
  /** Balanced accuracy lost against the films as they are, paired film by film. */
  readonly lost: Figure;
}

/** Where the evidence lies, and what is left without it. */
export interface LungFigures {
  /** Which segmenter found the lungs. */
  readonly segmenter: string;
  /** How well it finds them, on patients that it was not trained on: Dice's overlap with a mask drawn by hand. */
  readonly dice: Figure;
  /** Films in which it found lungs. */
  readonly films: number;
  /** Lungs and a margin around them painted black: what is left must not tell the class. */
  readonly hidden: ChangedFigures;
  /** Only the lungs and that margin left. */
  readonly only: ChangedFigures;
  /** The box around both lungs painted black: not even their outline is left. */
  readonly boxHidden: ChangedFigures;
  /** Undefined where the model gives no activation maps. */
  readonly attention:
    | {
        /** Mean share of the map's activation inside the lungs. */
        readonly inside: Figure;
        /** Mean share of the lungs in what the network sees: what a map that knows nothing would reach. */
        readonly area: Figure;
        /** Films whose warmest place lies in the lungs. */
        readonly peaks: Figure;
      }
    | undefined;
}

export interface GateFigures {
  readonly threshold: number;
  readonly filmsAccepted: Figure;
  readonly photosAccepted: Figure;
  readonly othersRefused: Figure;
  readonly kinds: readonly { readonly kind: string; readonly pictures: number; readonly refused: Figure }[];
}

/** A model that was trained without one source, on that source. */
export interface LeftOut {
  readonly source: string;
  readonly model: string;
  readonly films: number;
  readonly balancedAccuracy: Figure;
  readonly classes: readonly {
    readonly label: Label;
    readonly films: number;
    /** Films of the class that are named rightly, by the model that never saw the source. */
    readonly recalled: Figure;
    /** The same by the evaluated model on held-back patients of the source. */
    readonly recalledWhenSeen: Figure | undefined;
    /** Against the other classes of the source, where it holds any. */
    readonly auc: Figure | undefined;
    readonly aucWhenSeen: Figure | undefined;
  }[];
}

/** Another model on the very same films. */
export interface Comparison {
  readonly model: string;
  readonly rows: readonly {
    readonly name: string;
    readonly here: number;
    readonly there: number;
    /** Here minus there, patients resampled for both alike. */
    readonly difference: Figure;
  }[];
}

export interface Report {
  readonly model: string;
  /** Day of the evaluation, `YYYY-MM-DD`. */
  readonly date: string;
  readonly engine: EngineName;
  readonly part: Part | 'all';
  /** Films of one source only, where that was asked for. */
  readonly source: string | undefined;
  readonly films: number;
  readonly patients: number;
  readonly balancedAccuracy: Figure;
  readonly accuracy: Figure;
  readonly macroAuc: Figure;
  /** Rows are the truth, in the order of `labels`. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly ClassFigures[];
  readonly sources: readonly StratumFigures[];
  readonly withinSources: readonly WithinSource[];
  readonly calibration: {
    readonly temperature: number;
    readonly before: Figure;
    readonly after: Figure;
    readonly binsBefore: readonly CalibrationBin[];
    readonly bins: readonly CalibrationBin[];
  };
  readonly uncertain: { readonly below: number; readonly share: Figure; readonly accuracyOfTheRest: Figure };
  readonly coverage: readonly CoveragePoint[];
  readonly phonePhotos: ChangedFigures;
  /** A fixed box in the middle painted black, with no segmenter; training hides much the same place at times. */
  readonly middleHidden: ChangedFigures;
  readonly lungs: LungFigures | undefined;
  /** Undefined where the model has no gate. */
  readonly gate: GateFigures | undefined;
  readonly worst: readonly {
    readonly file: string;
    readonly source: string;
    readonly truth: Label;
    readonly said: Label;
    readonly share: number;
  }[];
  readonly comparison: Comparison | undefined;
  readonly leftOut: readonly LeftOut[];
}
