/**
 * What one request may ask for. The widest screen of the web client (a city with its children, comparisons, breakdowns
 * and trends) costs some 10,000, its deepest query has 9 levels; the limits leave room above that and stop what only an
 * attack needs. Raise them for a screen only after a look at what the query costs the database.
 */
export const QUERY_LIMITS = {
  /** Levels of fields. */
  depth: 12,
  /** See `QueryMeter`. */
  cost: 20_000,
  /** Fields that are given another name, over the whole document: validation compares them pairwise. */
  aliases: 60,
  /** Pairs of fields of one name in one selection: as many as of 100 fields. Validation compares each with each. */
  pairs: 5_000,
  /** Tokens the parser reads before it gives up. */
  tokens: 2_000,
  /** Characters of a document. Documents are kept in memory once seen. */
  characters: 32_768,
  /** Operations in one JSON array. */
  batch: 10,
  /**
   * Characters of an answer, all operations of a batch together: serialising more would hold up everybody
   * else. A hundred records with texts as long as they may be have two million; one character takes up to
   * seven bytes until it is sent.
   */
  answerCharacters: 4_000_000,
  /** UTF-16 units of one text among the variables: twice what the longest text of a record may have. */
  textUnits: 40_000,
  /** The same of one declared as LongText. */
  longTextUnits: 200_000,
  /** Items of one list among the variables: as many as the longest list that anything takes. */
  listItems: 5_000,
  /** Names in one object among the variables, and characters of such a name. No input has as many. */
  objectNames: 200,
  nameCharacters: 100,
  /** Bytes of a request body. */
  bodyBytes: 1 << 20,
} as const;

/** Items assumed in a list that has no `first` and does not say how many it holds (`Costs`). */
export const ASSUMED_LIST_LENGTH = 10;

/**
 * Introspection is bounded by the schema, and nested introspection by a rule of GraphQL.js; it is charged at a flat
 * rate. To collect the schema takes up to 60 ms in which nothing else goes on: once in a document.
 */
export const INTROSPECTION_COST = { __schema: 12_000, __type: 100 } as const;

/** Those that are not answered from what is prepared, by address. */
export const INTROSPECTIONS_PER_MINUTE = { __schema: 30, __type: 300 } as const;
