import { type Percent, wholePercents } from '@lungline/percents';
import { type Canvas, type Colour, type Lettering, loadLettering } from './lettering.js';
import { type Label, labels } from './types.js';
import { tint } from './warmth.js';

/** The legend's longest line needs this much; a narrow film gets black margins. */
export const LEGEND_WIDTH = 480;
export const LEGEND_HEIGHT = 182;

const MARGIN = 16;
const ROW = 40;
const NAMES = 178;
const FIGURES = 104;
const BAR_HEIGHT = 16;
const SCALE_WIDTH = 84;
const SCALE_GREY = 90;

const INK: Colour = [255, 255, 255];
const FAINT: Colour = [176, 184, 192];
const TRACK: Colour = [52, 56, 60];
const BAR: Colour = [138, 150, 162];
const CHOSEN: Colour = [244, 196, 48];

/** As doctors write them in every language; the text beside the picture has them in the person's own. */
const names: Record<Label, string> = { normal: 'Normal', pneumonia: 'Pneumonia', covid19: 'COVID-19' };

/** @param chosen the class that the film is a case of; undefined where that is left open. */
export type LegendPainter = (
  canvas: Canvas,
  probabilities: Readonly<Record<Label, number>>,
  chosen: Label | undefined,
) => void;

/** Draws the legend over the last `LEGEND_HEIGHT` rows of a canvas. */
export async function loadLegendPainter(): Promise<LegendPainter> {
  const [plain, bold] = await Promise.all([loadLettering('small'), loadLettering('large')]);
  return (canvas, probabilities, chosen) => {
    const top = canvas.height - LEGEND_HEIGHT + 10;
    const percents = wholePercents(labels.map((label) => probabilities[label]));
    labels.forEach((label, i) => {
      const isChosen = label === chosen;
      const style = { lettering: isChosen ? bold : plain, ink: isChosen || !chosen ? INK : FAINT };
      drawClass(canvas, top + i * ROW, label, percents[i] as Percent, style, isChosen ? CHOSEN : BAR);
    });
    drawFooter(canvas, top + labels.length * ROW + 6, plain);
  };
}

/** Name, bar and percentage of one class. */
function drawClass(
  canvas: Canvas,
  top: number,
  label: Label,
  { whole, bound }: Percent,
  { lettering, ink }: { readonly lettering: Lettering; readonly ink: Colour },
  colour: Colour,
): void {
  const line = top + ((ROW - lettering.height) >> 1);
  lettering.draw(canvas, names[label], MARGIN, line, ink);
  const figure = `${bound === 'exact' ? '' : bound === 'below' ? '< ' : '> '}${whole} %`;
  lettering.draw(canvas, figure, canvas.width - MARGIN - lettering.measure(figure), line, ink);
  const room = canvas.width - 2 * MARGIN - NAMES - FIGURES;
  const bar = { left: MARGIN + NAMES, top: top + ((ROW - BAR_HEIGHT) >> 1), height: BAR_HEIGHT };
  fill(canvas, { ...bar, width: room }, TRACK);
  fill(canvas, { ...bar, width: Math.round((room * whole) / 100) }, colour);
}

/** An eye with the scale of warmth, so that it needs no words, and the caution. */
function drawFooter(canvas: Canvas, top: number, lettering: Lettering): void {
  const few = '\u{1f441} \u2212 ';
  lettering.draw(canvas, few, MARGIN, top, FAINT);
  const from = MARGIN + lettering.measure(few);
  for (let x = 0; x < SCALE_WIDTH; x++) {
    const warmth = Math.round((255 * x) / (SCALE_WIDTH - 1));
    for (let y = top + 8; y < top + lettering.height - 6; y++) {
      tint(canvas.data, (y * canvas.width + from + x) * 3, SCALE_GREY, warmth);
    }
  }
  lettering.draw(canvas, ' +', from + SCALE_WIDTH, top, FAINT);
  const caution = '\u26a0 Not a diagnosis';
  lettering.draw(canvas, caution, canvas.width - MARGIN - lettering.measure(caution), top, CHOSEN);
}

function fill(
  { data, width }: Canvas,
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  colour: Colour,
): void {
  for (let y = box.top; y < box.top + box.height; y++) {
    for (let x = box.left; x < box.left + box.width; x++) data.set(colour, (y * width + x) * 3);
  }
}
