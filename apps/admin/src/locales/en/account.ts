export const account = {
  title: 'My account',
  username: 'User name',
  tenant: 'Unit',
  roles: 'Roles',
  oversight: 'Responsible for',
  allSectors: 'all sectors',
  password: 'Change password',
  passwordLead: 'Changing it signs you out on other devices.',
  save: 'Save new password',
  saved: 'Password changed',
  supervision: 'Settings of supervision',
};
