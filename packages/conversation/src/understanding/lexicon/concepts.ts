/** Things that people speak of with this line, whatever the language. What is said of one is learned for all of its words. */
export const concepts = [
  // the film and its test
  ...['film', 'photo', 'chest', 'covid', 'pneumonia', 'test', 'look', 'send', 'begin', 'take'],
  // its result
  ...[
    'result',
    'ready',
    'wait',
    'duration',
    'receive',
    'mean',
    'percent',
    'serious',
    'next',
    'sick',
    'healthy',
  ],
  // how good it is
  ...['trust', 'wrong', 'precise', 'often', 'true'],
  // what is kept
  ...['keep', 'share', 'data', 'private', 'delete', 'all', 'chat'],
  // whom and how to talk to
  ...['language', 'speak', 'understand', 'change', 'human', 'someone', 'doctor', 'robot', 'staff', 'call'],
  // red flags
  ...[
    'breathe',
    'air',
    'blood',
    'blue',
    'lips',
    'cough',
    'faint',
    'wake',
    'pain',
    'heart',
    'die',
    'ambulance',
  ],
  ...['choke', 'oxygen', 'strong', 'urgent', 'spit'],
  // courtesies
  ...['thanks', 'help', 'bye', 'hello', 'daytime', 'good', 'bless'],
  // agreeing or not
  ...['yes', 'agree', 'okay', 'adult', 'minor', 'no', 'not', 'want', 'allow'],
  // ending
  ...['stop', 'forget', 'message', 'more'],
  // how and what
  ...[
    'how',
    'what',
    'where',
    'when',
    'why',
    'who',
    'which',
    'can',
    'must',
    'do',
    'work',
    'use',
    'explain',
    'menu',
  ],
  ...['many', 'exist', 'or', 'now', 'give', 'only', 'hospital', 'about'],
  ...['me', 'my', 'you', 'your', 'family', 'other', 'here'],
  // what has nothing to do with it
  ...[
    'food',
    'money',
    'sport',
    'travel',
    'home',
    'animal',
    'device',
    'school',
    'weather',
    'body',
    'medicine',
  ],
  ...[
    'vaccine',
    'party',
    'politics',
    'job',
    'laugh',
    'love',
    'shop',
    'place',
    'clock',
    'fever',
    'music',
    'clothes',
  ],
] as const;
export type Concept = (typeof concepts)[number];

/**
 * The words of one language for each concept, parted by blanks. `word*` stands for all words that begin so, `two_words`
 * for words that follow one another. A concept may be left out.
 */
export type Lexicon = Readonly<Partial<Record<Concept, string>>>;
