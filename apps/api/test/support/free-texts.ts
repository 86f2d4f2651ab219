/** Identity card, made up, with a right checksum. */
export const IDENTITY = '11010519491231002X';
export const CARD = '6222 0213 0200 1234 565';
export const UNSEEN = '\u3164\u200b\u2800';
export const SPIKE = '\u200b\u202e\ufeff';

/**
 * What is not kept: secrets, the name that somebody signs in with, labels that only confirm what is sent beside them.
 */
export const NOT_KEPT = [
  'signIn.username',
  'signIn.password',
  'signIn.totp',
  'changePassword.current',
  'changePassword.next',
  'acceptInvitation.password',
  'acceptInvitation.token',
  'registerHouseholds.confirmed.0',
  // A secret, whose form is judged by itself.
  'createWebhook.input.url',
  // Judged by their own form: an address, times of day; and what a link carries.
  'setMailAddress.address',
  'changeMailTimes.quietFrom',
  'changeMailTimes.quietTo',
  'confirmMailAddress.token',
  // The name of a query.
  'saveView.input.list',
];
/** Vocabularies that are lists of codes. */
export const CODES = /\b(audiences|channels|scopes)\.0$|\bvictimSex$|\bcolumns\.0\.field$/;
