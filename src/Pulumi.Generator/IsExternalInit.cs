namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records where the framework does not have it.</summary>
internal static class IsExternalInit;
