import type { Base, Kept } from './base.js';
import { handoverCommands } from './handovers.js';
import { keys } from './keys.js';
import type { Pepper } from './pepper.js';
import type { Note, SenderKey } from './port.js';
import { feedbackCommands, reviewCommands } from './reviews.js';
import type { Command } from './script.js';
import { unmatchedCommands } from './unmatched.js';

/** The writes of one note, as part of a step. */
export function noteCommands(
  note: Note,
  sender: SenderKey,
  base: Base,
  pepper: Pepper,
  kept: Kept,
): Command[] {
  switch (note.type) {
    case 'donate':
    case 'release':
      return reviewCommands(note, base, kept);
    case 'feedback':
      return feedbackCommands(note, base);
    case 'unmatched':
      return unmatchedCommands(note, base, pepper);
    case 'human_called':
    case 'human_taken':
    case 'human_dismissed':
    case 'passed_on':
      return handoverCommands(note, sender, base, kept);
    // Kept for good, and not among the belongings: whoever stops messages and erases everything stays stopped.
    case 'stopped':
      return [['SET', keys.stopped(sender), 1]];
    case 'started':
      return [['DEL', keys.stopped(sender)]];
  }
}
