/**
 * Ends the program without a word when nobody reads what it prints any more, as `head` does after its lines. Any other
 * failure of writing is thrown.
 */
export function quietWhenClosed(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
