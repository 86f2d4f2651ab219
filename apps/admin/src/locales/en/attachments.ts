export const attachments = {
  title: 'Attachments',
  total: '{n} file, {size} | {n} files, {size}',
  choose: 'Add files',
  hint:
    'Photos, PDF, Word (docx) and Excel (xlsx); files can be dropped here, too. Each may have up to {size}, {max} in ' +
    'all. What a camera adds, such as place and time, is taken out of photos.',
  full: 'No file can be added, as the limit of {max} is reached; please remove one first.',
  download: 'Download',
  downloadOf: 'Download {name}',
  remove: 'Remove',
  removeOf: 'Remove {name}',
  removeTitle: 'Remove this file',
  removeText: 'Neither your unit nor anybody above will see “{name}” any more. This cannot be undone.',
  removed: 'Removed: {name}',
  waiting: 'Waiting',
  sent: '{percent}% sent',
  checking: 'Being checked',
  sendingOf: 'Sending {name}',
  dropOf: 'Do not send {name}',
  failed: 'It was not sent; please try again',
  busy: 'Files are being sent',
};
