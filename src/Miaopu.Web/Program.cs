using Miaopu.Web.CommandLine;

return await Commands.Run(args);
