using LeadSync.Cli;

return await CommandLine.Run(args, Output.Process);
