import { Args, ID, Int } from '@nestjs/graphql';

/** The argument of an operation that names one record. */
export const RecordId = () => Args('id', { type: () => ID, description: 'the id of the record' });

/** The argument of a change that says which version of the record was seen. */
export const SeenVersion = () =>
  Args('version', {
    type: () => Int,
    description: 'the version that the change is based on; CONFLICT where another change came first',
  });
